import { decimalText, roundTripText, singleRoundTripText } from '../../../src/engine/convert/number-text.js';
import { toText } from '../../../src/engine/convert/text.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { InvalidOperationException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { recordError, TerminatingError } from '../../../src/engine/errors/terminating.js';
import { formatValue } from '../../../src/engine/operators/composite-format.js';
import { isEnumerable, itemsOf } from '../../../src/engine/values/arrays.js';
import { invariantCulture } from '../../../src/engine/values/culture-data.js';
import { CustomObject, WrappedValue } from '../../../src/engine/values/custom-object.js';
import { DateTime } from '../../../src/engine/values/datetime.js';
import { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import { EnumValue } from '../../../src/engine/values/enums.js';
import { Char, Decimal, Double, isNumeric, Single } from '../../../src/engine/values/numbers.js';
import { propertiesOf } from '../../../src/engine/values/property-list.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { typeOf } from '../../../src/engine/values/type-of.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';

/** How JSON is written. */
export interface JsonFormat {
  readonly depth: number;
  readonly compress: boolean;
  readonly enumsAsStrings: boolean;
  readonly escapes: 'Default' | 'EscapeNonAscii' | 'EscapeHtml';
  readonly lineEnd: string;
}

const special = {
  Default: /["\\\u0000-\u001f\u0085\u2028\u2029]/g,
  EscapeNonAscii: /["\\\u0000-\u001f\u0080-\uffff]/g,
  EscapeHtml: /["\\\u0000-\u001f\u0085\u2028\u2029<>&']/g,
} as const;
const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
/** Types that are written as their text. */
const textTypes: ReadonlySet<string> = new Set(['System.Guid', 'System.Uri', 'System.Type', 'System.RuntimeType']);
const isoFormat = "yyyy'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFFK";

/** Writes values as JSON. `truncated` tells that something was deeper than allowed. */
export class JsonWriter {
  readonly #ctx: ScriptContext;
  readonly #format: JsonFormat;
  readonly #special: RegExp;
  truncated = false;

  constructor(ctx: ScriptContext, format: JsonFormat) {
    this.#ctx = ctx;
    this.#format = format;
    this.#special = special[format.escapes];
  }

  /** The JSON text of a value. Raises NonStringKeyInDictionary. */
  write(value: Value): string {
    return this.#value(value, 0, '');
  }

  #value(value: Value, depth: number, indent: string): string {
    switch (typeof value) {
      case 'string':
        return this.#string(value);
      case 'number':
        return String(value);
      case 'boolean':
        return value ? 'true' : 'false';
      case 'bigint':
        return value.toString();
      case 'object':
        return value === null ? 'null' : this.#object(value, depth, indent);
      default:
        return 'null';
    }
  }

  #object(value: object, depth: number, indent: string): string {
    const scalar = this.#scalar(value);
    if (scalar !== null) return scalar;
    if (depth > this.#format.depth) {
      this.truncated = true;
      return this.#string(this.#truncatedText(value));
    }
    if (value instanceof WrappedValue) return this.#wrapped(value, depth, indent);
    if (value instanceof DictionaryBase) return this.#members(this.#pairs(value), depth, indent);
    if (isEnumerable(value)) return this.#list(itemsOf(value), depth, indent);
    if (value instanceof CustomObject && value.shape.isPlain) return this.#custom(value, depth, indent);
    return this.#members(this.#properties(value, depth), depth, indent);
  }

  /** What is one JSON value in itself; null for the rest. */
  #scalar(value: object): string | null {
    if (value instanceof Double) return floatText(roundTripText(value.value));
    if (value instanceof Single) return floatText(singleRoundTripText(value.value));
    if (value instanceof Decimal) return floatText(decimalText(value));
    if (isNumeric(value)) return toText(this.#ctx, value);
    if (value instanceof Char) return this.#string(String(value));
    if (value instanceof EnumValue)
      return this.#format.enumsAsStrings ? this.#string(value.text) : value.number.toString();
    if (value instanceof DateTime) return this.#string(formatValue(this.#ctx, value, isoFormat, invariantCulture));
    if (!(value instanceof NetObject) || value instanceof CustomObject || value instanceof DictionaryBase) return null;
    const { fullName } = typeOf(value);
    if (fullName === 'System.DateTimeOffset')
      return this.#string(formatValue(this.#ctx, value, isoFormat, invariantCulture));
    return textTypes.has(fullName) ? this.#string(toText(this.#ctx, value)) : null;
  }

  #truncatedText(value: object): string {
    return value instanceof DictionaryBase ? typeOf(value).fullName : toText(this.#ctx, value);
  }

  /** A number with notes is an object of its value and the notes; a text stays a text. */
  #wrapped(value: WrappedValue, depth: number, indent: string): string {
    const { inner, members } = value;
    if (typeof inner === 'string' || inner instanceof DateTime || !members) return this.#value(inner, depth, indent);
    const pairs: [string, Value][] = [['value', inner]];
    for (const property of propertiesOf(value))
      if (property.kind !== 'Property') pairs.push([property.name, this.#read(property)]);
    return this.#members(pairs, depth, indent);
  }

  #pairs(table: DictionaryBase): [string, Value][] {
    const pairs: [string, Value][] = [];
    for (const { key, value } of table.entries()) {
      if (typeof key !== 'string') throw keyError(typeOf(table).fullName);
      pairs.push([key, value]);
    }
    return table.members ? [...pairs, ...this.#notes(table)] : pairs;
  }

  #notes(value: Value): [string, Value][] {
    return propertiesOf(value)
      .filter((property) => property.kind === 'NoteProperty' || property.kind === 'ScriptProperty')
      .map((property) => [property.name, this.#read(property)]);
  }

  #custom(object: CustomObject, depth: number, indent: string): string {
    const { names } = object.shape;
    return this.#members(
      names.map((name, i) => [name, object.slots[i] as Value]),
      depth,
      indent,
    );
  }

  /** Properties of .NET first; then what PowerShell adds to an object that came through its pipeline. */
  #properties(value: object, depth: number): [string, Value][] {
    const all = propertiesOf(value);
    if (value instanceof CustomObject) return all.map((property) => [property.name, this.#read(property)]);
    const own = all.filter((property) => property.kind === 'Property');
    const added =
      depth <= 1 || (value as NetObject).members ? all.filter((property) => property.kind !== 'Property') : [];
    return [...own, ...added].map((property) => [property.name, this.#read(property)]);
  }

  #read(property: { get(ctx: ScriptContext): Value }): Value {
    try {
      return property.get(this.#ctx);
    } catch (error) {
      if (error instanceof TerminatingError) return null;
      throw error;
    }
  }

  #members(pairs: readonly (readonly [string, Value])[], depth: number, indent: string): string {
    if (pairs.length === 0) return '{}';
    const { compress, lineEnd } = this.#format;
    if (compress) {
      let text = '{';
      for (const [name, value] of pairs) {
        if (text.length > 1) text += ',';
        text += `${this.#string(name)}:${this.#value(value, depth + 1, '')}`;
      }
      return `${text}}`;
    }
    const inner = `${indent}  `;
    const lines = pairs.map(
      ([name, value]) => `${inner}${this.#string(name)}: ${this.#value(value, depth + 1, inner)}`,
    );
    return `{${lineEnd}${lines.join(`,${lineEnd}`)}${lineEnd}${indent}}`;
  }

  #list(items: readonly Value[], depth: number, indent: string): string {
    if (items.length === 0) return '[]';
    const { compress, lineEnd } = this.#format;
    if (compress) return `[${items.map((item) => this.#value(item, depth + 1, '')).join(',')}]`;
    const inner = `${indent}  `;
    const lines = items.map((item) => inner + this.#value(item, depth + 1, inner));
    return `[${lineEnd}${lines.join(`,${lineEnd}`)}${lineEnd}${indent}]`;
  }

  #string(text: string): string {
    return `"${text.replace(this.#special, escaped)}"`;
  }
}

function escaped(char: string): string {
  return shortEscapes[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A number of floating point always shows that it is one; what JSON cannot say is a text. */
function floatText(text: string): string {
  if (text === '∞' || text === 'Infinity') return '"Infinity"';
  if (text === '-∞' || text === '-Infinity') return '"-Infinity"';
  if (text === 'NaN') return '"NaN"';
  return /[.eE]/.test(text) ? text : `${text}.0`;
}

function keyError(type: string): TerminatingError {
  const message = `The type '${type}' is not supported for serialization or deserialization of a dictionary. Keys must be strings.`;
  const exception = newException(InvalidOperationException, message);
  return recordError(errorRecord({ exception, id: 'NonStringKeyInDictionary', category: 'InvalidOperation' }));
}
