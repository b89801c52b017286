import { roundTripText, singleRoundTripText } from '../../../src/engine/convert/number-text.js';
import { toText } from '../../../src/engine/convert/text.js';
import { TerminatingError } from '../../../src/engine/errors/terminating.js';
import { formatValue } from '../../../src/engine/operators/composite-format.js';
import type { Session } from '../../../src/engine/session/session.js';
import { escapeAttribute, escapeText } from '../../../src/engine/types/xml/write-xml.js';
import { isEnumerable, itemsOf } from '../../../src/engine/values/arrays.js';
import { invariantCulture } from '../../../src/engine/values/culture-data.js';
import { typeNamesOf, unwrap } from '../../../src/engine/values/custom-object.js';
import { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import { EnumValue } from '../../../src/engine/values/enums.js';
import { Char, Double, Single } from '../../../src/engine/values/numbers.js';
import { propertiesOf } from '../../../src/engine/values/property-list.js';
import { SecureString } from '../../../src/engine/values/secure-string.js';
import { TimeSpan, ticksPer } from '../../../src/engine/values/timespan.js';
import { typeOf } from '../../../src/engine/values/type-of.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';
import { encryptForUser } from '../../security/strings/encrypted-text.js';
import { clixmlNamespace, encodeText, primitiveTags } from './names.js';

/** Writes objects as CLIXML. Secure strings are encrypted for the user. */
export class ClixmlWriter {
  readonly #session: Session;
  readonly #lineEnd: string;
  readonly #types = new Map<string, number>();
  #objects = 0;

  constructor(session: Session) {
    this.#session = session;
    this.#lineEnd = session.windows ? '\r\n' : '\n';
  }

  get head(): string {
    return `<Objs Version="1.1.0.1" xmlns="${clixmlNamespace}">${this.#lineEnd}`;
  }

  readonly tail = '</Objs>';

  /** One object; `depth` levels of properties below it. */
  object(value: Value, depth: number): string {
    return this.#value(value, null, depth, '  ') + this.#lineEnd;
  }

  #value(value: Value, name: string | null, depth: number, indent: string): string {
    const plain = unwrap(value);
    const named = name === null ? '' : ` N="${escapeAttribute(encodeText(name))}"`;
    if (isNullish(plain)) return `${indent}<Nil${named} />`;
    const simple = this.#primitive(plain);
    if (simple)
      return simple[1] === ''
        ? `${indent}<${simple[0]}${named}></${simple[0]}>`
        : `${indent}<${simple[0]}${named}>${escapeText(simple[1])}</${simple[0]}>`;
    // Collections are no level of their own: what is in them stands at the level they stand at.
    if (depth <= 0 && !isContainer(plain))
      return `${indent}<S${named}>${escapeText(encodeText(toText(this.#session, plain)))}</S>`;
    return this.#complex(plain, named, depth, indent);
  }

  /** Element name and text of a value that is one text. */
  #primitive(value: Value): readonly [string, string] | null {
    if (value instanceof SecureString) return ['SS', encryptForUser(this.#session, value.reveal())];
    if (value instanceof Uint8Array) return ['BA', Buffer.from(value).toString('base64')];
    const { fullName } = typeOf(value);
    const tag = primitiveTags[fullName];
    if (tag === undefined) return null;
    if (value instanceof Char) return [tag, String(String(value).charCodeAt(0))];
    if (value instanceof Double) return [tag, roundTripText(value.value)];
    if (value instanceof Single) return [tag, singleRoundTripText(value.value)];
    if (value instanceof TimeSpan) return [tag, duration(value)];
    if (fullName === 'System.DateTime')
      return [tag, formatValue(this.#session, value, "yyyy'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFFK", invariantCulture)];
    const text = toText(this.#session, value);
    return [tag, typeof value === 'boolean' ? text.toLowerCase() : encodeText(text)];
  }

  #complex(value: Value, named: string, depth: number, indent: string): string {
    const inner = `${indent}  `;
    const lines = [`${indent}<Obj${named} RefId="${this.#objects++}">`, ...this.#typeNames(value, inner)];
    if (value instanceof DictionaryBase)
      lines.push(`${inner}<DCT>`, ...this.#entries(value, depth, inner), `${inner}</DCT>`);
    else if (value instanceof EnumValue) lines.push(this.#text(value, inner), `${inner}<I32>${value.number}</I32>`);
    else if (isEnumerable(value))
      lines.push(
        `${inner}<LST>`,
        ...itemsOf(value).map((item) => this.#value(item, null, depth, `${inner}  `)),
        `${inner}</LST>`,
      );
    else lines.push(...this.#properties(value, depth, inner));
    lines.push(`${indent}</Obj>`);
    return lines.join(this.#lineEnd);
  }

  #typeNames(value: Value, indent: string): string[] {
    const names = typeNamesOf(value);
    const key = names.join('\n');
    const known = this.#types.get(key);
    if (known !== undefined) return [`${indent}<TNRef RefId="${known}" />`];
    const id = this.#types.size;
    this.#types.set(key, id);
    return [
      `${indent}<TN RefId="${id}">`,
      ...names.map((name) => `${indent}  <T>${escapeText(name)}</T>`),
      `${indent}</TN>`,
    ];
  }

  #entries(table: DictionaryBase, depth: number, indent: string): string[] {
    return [...table.entries()].flatMap(({ key, value }) => [
      `${indent}  <En>`,
      this.#value(key, 'Key', depth, `${indent}    `),
      this.#value(value, 'Value', depth, `${indent}    `),
      `${indent}  </En>`,
    ]);
  }

  #text(value: Value, indent: string): string {
    return `${indent}<ToString>${escapeText(encodeText(toText(this.#session, value)))}</ToString>`;
  }

  /** Properties of .NET in `Props`, what was added to the object in `MS`. */
  #properties(value: Value, depth: number, indent: string): string[] {
    const own: string[] = [];
    const added: string[] = [];
    for (const property of propertiesOf(value)) {
      let content: Value;
      try {
        content = property.get(this.#session);
      } catch (error) {
        if (error instanceof TerminatingError) continue;
        throw error;
      }
      (property.kind === 'Property' ? own : added).push(this.#value(content, property.name, depth - 1, `${indent}  `));
    }
    const wrap = (tag: string, lines: string[]): string[] =>
      lines.length > 0 ? [`${indent}<${tag}>`, ...lines, `${indent}</${tag}>`] : [];
    const text = own.length > 0 ? [this.#text(value, indent)] : [];
    return [...text, ...wrap('Props', own), ...wrap('MS', added)];
  }
}

const isContainer = (value: Value): boolean => value instanceof DictionaryBase || isEnumerable(value);

/** `P1DT2H3M4.5S` */
function duration(span: TimeSpan): string {
  const ticks = span.ticks < 0n ? -span.ticks : span.ticks;
  const part = (unit: bigint, limit: bigint): bigint => (ticks / unit) % limit;
  const fraction = (ticks % ticksPer.second).toString().padStart(7, '0').replace(/0+$/, '');
  const days = ticks / ticksPer.day;
  const time = [
    [part(ticksPer.hour, 24n), 'H'],
    [part(ticksPer.minute, 60n), 'M'],
  ]
    .filter(([count]) => count !== 0n)
    .map(([count, unit]) => `${count}${unit}`)
    .join('');
  const seconds = `${part(ticksPer.second, 60n)}${fraction === '' ? '' : `.${fraction}`}S`;
  return `${span.ticks < 0n ? '-' : ''}P${days > 0n ? `${days}D` : ''}T${time}${seconds}`;
}
