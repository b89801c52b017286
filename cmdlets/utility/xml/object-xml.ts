import { toText } from '../../../src/engine/convert/text.js';
import { TerminatingError } from '../../../src/engine/errors/terminating.js';
import { escapeAttribute, escapeText } from '../../../src/engine/types/xml/write-xml.js';
import { isEnumerable, itemsOf } from '../../../src/engine/values/arrays.js';
import { CustomObject, typeNamesOf, unwrap } from '../../../src/engine/values/custom-object.js';
import { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import { propertiesOf } from '../../../src/engine/values/property-list.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { typeOf } from '../../../src/engine/values/type-of.js';
import { isNullish, NetObject, type Value } from '../../../src/engine/values/value.js';

/** How ConvertTo-Xml writes. */
export interface ObjectXmlFormat {
  readonly depth: number;
  readonly types: boolean;
  readonly lineEnd: string;
}

/** Types written as their text. */
const scalar =
  /^System\.(?:String|Char|Boolean|S?Byte|U?Int(?:16|32|64)|Single|Double|Decimal|DateTime|TimeSpan|Guid|Uri|Version)$/;

/** Writes objects as ConvertTo-Xml does: `<Object Type="…"><Property Name="…" Type="…">…`. */
export class ObjectXml {
  readonly #ctx: ScriptContext;
  readonly #format: ObjectXmlFormat;

  constructor(ctx: ScriptContext, format: ObjectXmlFormat) {
    this.#ctx = ctx;
    this.#format = format;
  }

  /** One `Object` element with its lines indented. */
  object(value: Value, indent: string): string {
    return this.#element('Object', null, value, 0, indent);
  }

  #element(tag: string, name: string | null, value: Value, depth: number, indent: string): string {
    const plain = unwrap(value);
    const type = isNullish(plain) ? 'System.Object' : (typeNamesOf(plain)[0] ?? typeOf(plain).fullName);
    const open = this.#open(tag, name, type, indent);
    if (isNullish(plain)) return `${open} />`;
    if (isScalar(plain)) return this.#leaf(open, tag, toText(this.#ctx, plain));
    if (depth > this.#format.depth) return this.#leaf(open, tag, toText(this.#ctx, plain));
    const children = this.#children(plain, depth, `${indent}  `);
    if (children.length === 0) return `${open} />`;
    const { lineEnd } = this.#format;
    return `${open}>${lineEnd}${children.join(lineEnd)}${lineEnd}${indent}</${tag}>`;
  }

  #open(tag: string, name: string | null, type: string, indent: string): string {
    const named = name === null ? '' : ` Name="${escapeAttribute(name)}"`;
    return `${indent}<${tag}${named}${this.#format.types ? ` Type="${escapeAttribute(type)}"` : ''}`;
  }

  #leaf(open: string, tag: string, text: string): string {
    return text === '' ? `${open} />`.replace(' />', `></${tag}>`) : `${open}>${escapeText(text)}</${tag}>`;
  }

  #children(value: Value, depth: number, indent: string): string[] {
    if (value instanceof DictionaryBase) {
      return [...value.entries()].flatMap(({ key, value: item }) => [
        this.#element('Property', 'Key', key, depth + 1, indent),
        this.#element('Property', 'Value', item, depth + 1, indent),
      ]);
    }
    if (isEnumerable(value))
      return itemsOf(value).map((item) => this.#element('Property', null, item, depth + 1, indent));
    const properties = propertiesOf(value).filter((one) => !one.isHidden);
    if (depth < this.#format.depth)
      return properties.map((one) => this.#element('Property', one.name, this.#read(one), depth + 1, indent));
    const own = this.#leaf(this.#open('Property', null, 'System.String', indent), 'Property', toText(this.#ctx, value));
    const kind =
      value instanceof CustomObject
        ? 'System.Management.Automation.PSNoteProperty'
        : 'System.Management.Automation.PSProperty';
    return [
      own,
      ...properties.map((one) =>
        this.#leaf(this.#open('Property', one.name, kind, indent), 'Property', toText(this.#ctx, this.#read(one))),
      ),
    ];
  }

  #read(property: { get(ctx: ScriptContext): Value }): Value {
    try {
      return property.get(this.#ctx);
    } catch (error) {
      if (error instanceof TerminatingError) return null;
      throw error;
    }
  }
}

function isScalar(value: Value): boolean {
  if (!(value instanceof NetObject)) return !isEnumerable(value) || typeof value === 'string';
  const type = typeOf(value);
  return type.isEnum || scalar.test(type.fullName);
}
