import { convertTo } from '../../../src/engine/convert/convert.js';
import { TerminatingError } from '../../../src/engine/errors/terminating.js';
import type { Session } from '../../../src/engine/session/session.js';
import { documentFromText } from '../../../src/engine/types/xml/documents.js';
import { XmlElement } from '../../../src/engine/types/xml/named-nodes.js';
import { Credential } from '../../../src/engine/values/credential.js';
import { CustomObject } from '../../../src/engine/values/custom-object.js';
import { Hashtable, OrderedDictionary } from '../../../src/engine/values/dictionaries.js';
import { ArrayList } from '../../../src/engine/values/lists.js';
import { Char, Double } from '../../../src/engine/values/numbers.js';
import { SecureString } from '../../../src/engine/values/secure-string.js';
import { TimeSpan, ticksPer } from '../../../src/engine/values/timespan.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import type { Value } from '../../../src/engine/values/value.js';
import { decryptForUser } from '../../security/strings/encrypted-text.js';
import { isoDate } from '../json/iso-date.js';
import { decodeText, primitiveTags } from './names.js';

const typeOfTag = new Map(Object.entries(primitiveTags).map(([type, tag]) => [tag, type]));

/** Raised for XML that is no CLIXML. */
export class ClixmlError extends Error {
  override readonly name = 'ClixmlError';
}

/** Reads the objects of a CLIXML text. Raises XmlException, ClixmlError. */
export class ClixmlReader {
  readonly #session: Session;
  readonly #types = new Map<string, readonly string[]>();
  readonly #objects = new Map<string, Value>();

  constructor(session: Session) {
    this.#session = session;
  }

  *read(text: string): Iterable<Value> {
    const { root } = documentFromText(text);
    if (root?.localName !== 'Objs')
      throw new ClixmlError(`Element 'Objs' with namespace is expected, but found '${root?.localName ?? ''}'.`);
    checkVersion(root.attribute('Version')?.value);
    for (const child of elements(root)) yield this.#value(child);
  }

  #value(node: XmlElement): Value {
    const tag = node.localName;
    if (tag === 'Obj') return this.#object(node);
    if (tag === 'Ref') return this.#objects.get(node.attribute('RefId')?.value ?? '') ?? null;
    return this.#primitive(tag, node.allText);
  }

  #primitive(tag: string, text: string): Value {
    switch (tag) {
      case 'Nil':
        return null;
      case 'S':
        return decodeText(text);
      case 'B':
        return checked('System.Boolean', xmlBooleans.get(text.trim()));
      case 'I32':
        return checked('System.Int32', wholeNumber(text, -(2 ** 31), 2 ** 31 - 1));
      case 'I64':
        return checked('System.Int64', longNumber(text));
      case 'C': {
        const code = checked('System.Char', wholeNumber(text, 0, 0xffff));
        return new Char(code);
      }
      case 'Db':
        return new Double(checked('System.Double', doubleNumber(text)));
      case 'DT':
        return checked('System.DateTime', isoDate(text, 'Default') ?? undefined);
      case 'TS':
        return spanOf(text);
      case 'BA':
        return new Uint8Array(Buffer.from(checked('System.Byte[]', base64(text)), 'base64'));
      case 'SS':
        return new SecureString(decryptForUser(this.#session, text));
      case 'XD':
        return documentFromText(decodeText(text));
      case 'SBK':
        return decodeText(text);
      default:
        return this.#converted(tag, decodeText(text));
    }
  }

  #converted(tag: string, text: string): Value {
    const name = typeOfTag.get(tag);
    if (name === undefined) throw new ClixmlError(`${tag} XML tag is not recognized.`);
    try {
      return convertTo(this.#session, text, requireType(name));
    } catch (error) {
      if (error instanceof TerminatingError) throw invalidContents(name);
      throw error;
    }
  }

  #object(node: XmlElement): Value {
    const names = this.#typeNames(node);
    const value = this.#content(node, names);
    const id = node.attribute('RefId')?.value;
    if (id) this.#objects.set(id, value);
    return value;
  }

  #typeNames(node: XmlElement): readonly string[] {
    for (const child of elements(node)) {
      const id = child.attribute('RefId')?.value ?? '';
      if (child.localName === 'TNRef') return this.#types.get(id) ?? [];
      if (child.localName !== 'TN') continue;
      const names = elements(child).map((one) => one.allText);
      this.#types.set(id, names);
      return names;
    }
    return [];
  }

  #content(node: XmlElement, names: readonly string[]): Value {
    const children = elements(node);
    const find = (tag: string): XmlElement | undefined => children.find((child) => child.localName === tag);
    const table = find('DCT');
    if (table) return this.#table(table, names);
    const list = find('LST') ?? find('IE') ?? find('QUE') ?? find('STK');
    if (list) return new ArrayList(elements(list).map((item) => this.#value(item)));
    const pairs = [find('Props'), find('MS')]
      .flatMap((part) => (part ? elements(part) : []))
      .map((one) => [decodeText(one.attribute('N')?.value ?? ''), this.#value(one)] as const);
    const number = find('I32');
    if (number && pairs.length === 0) return this.#enum(names, find('ToString')?.allText ?? '', Number(number.allText));
    if (names[0]?.endsWith('PSCredential')) {
      const fields = new Map(pairs);
      const password = fields.get('Password');
      if (password instanceof SecureString) return new Credential(String(fields.get('UserName') ?? ''), password);
    }
    return this.#custom(names, pairs);
  }

  #table(node: XmlElement, names: readonly string[]): Value {
    const table = names[0]?.includes('OrderedDictionary') ? new OrderedDictionary() : new Hashtable();
    for (const entry of elements(node)) {
      const [key, value] = elements(entry).map((part) => this.#value(part));
      table.set(key, value ?? null);
    }
    return table;
  }

  /** An enumeration comes back as its number, with its text kept. */
  #enum(names: readonly string[], text: string, number: number): Value {
    return CustomObject.from(
      [
        ['value', number],
        ['Value', text],
      ],
      names.map((name) => `Deserialized.${name}`),
    );
  }

  #custom(names: readonly string[], pairs: readonly (readonly [string, Value])[]): CustomObject {
    if (names.length === 0) return CustomObject.from(pairs);
    const object = CustomObject.from(pairs);
    object.typeNames = names.map((name) => (name.startsWith('Deserialized.') ? name : `Deserialized.${name}`));
    return object;
  }
}

/** Raises PowerShell's errors for what another format of the same name could be. */
function checkVersion(version: string | undefined): void {
  if (version === undefined) throw new ClixmlError('Version attribute was expected.');
  const parts = /^(\d+)\.\d+(\.\d+){0,2}$/.exec(version);
  if (!parts) throw new ClixmlError('Version of PSObject is not valid.');
  if (Number(parts[1]) !== 1)
    throw new ClixmlError(`Version of incoming PSObject is ${parts[1]}. Expected value is 1.`);
}

/** PowerShell's words for a text that is no value of its element's type. */
function invalidContents(type: string): ClixmlError {
  return new ClixmlError(`The contents of the ${type} primitive type are not valid.`);
}

function checked<T>(type: string, value: T | undefined): T {
  if (value === undefined) throw invalidContents(type);
  return value;
}

const xmlBooleans = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

function wholeNumber(text: string, least: number, most: number): number | undefined {
  const number = /^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

function longNumber(text: string): bigint | undefined {
  if (!/^\s*[+-]?\d+\s*$/.test(text)) return undefined;
  const number = BigInt(text.trim().replace(/^\+/, ''));
  return BigInt.asIntN(64, number) === number ? number : undefined;
}

const xmlDoubles = new Map([
  ['INF', Number.POSITIVE_INFINITY],
  ['∞', Number.POSITIVE_INFINITY],
  ['-INF', Number.NEGATIVE_INFINITY],
  ['-∞', Number.NEGATIVE_INFINITY],
  ['NaN', Number.NaN],
]);

function doubleNumber(text: string): number | undefined {
  const plain = text.trim();
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(plain)) return Number(plain);
  return xmlDoubles.get(plain);
}

function base64(text: string): string | undefined {
  const plain = text.replace(/\s+/g, '');
  return /^[A-Za-z0-9+/]*={0,2}$/.test(plain) && plain.length % 4 === 0 ? plain : undefined;
}

function elements(node: XmlElement): XmlElement[] {
  return node.children.filter((child): child is XmlElement => child instanceof XmlElement);
}

function spanOf(text: string): TimeSpan {
  const match = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,7}))?S)?)?$/.exec(text);
  if (!match) throw invalidContents('System.TimeSpan');
  const part = (index: number): bigint => BigInt(match[index] ?? 0);
  const ticks =
    part(2) * ticksPer.day +
    part(3) * ticksPer.hour +
    part(4) * ticksPer.minute +
    part(5) * ticksPer.second +
    BigInt((match[6] ?? '').padEnd(7, '0'));
  return new TimeSpan(match[1] ? -ticks : ticks);
}
