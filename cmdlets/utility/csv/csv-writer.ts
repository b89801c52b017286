import { arrayTypeText, scalarObjectText, toStringCulture } from '../../../src/engine/convert/text.js';
import { isEnumerable } from '../../../src/engine/values/arrays.js';
import { CustomObject, typeNamesOf, unwrap } from '../../../src/engine/values/custom-object.js';
import { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import type { Shape } from '../../../src/engine/values/member-set.js';
import { propertiesOf } from '../../../src/engine/values/property-list.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';

/** When a field is put in quotes. */
export const quoteKinds = ['Never', 'Always', 'AsNeeded'] as const;

/** How lines look. */
export interface CsvFormat {
  readonly delimiter: string;
  readonly quotes: (typeof quoteKinds)[number];
  /** Only these columns are quoted; null: as `quotes` says. */
  readonly quoteFields: readonly (string | null)[] | null;
}

/** Turns objects into CSV lines; the columns are those of the first object. */
export class CsvWriter {
  readonly #ctx: ScriptContext;
  readonly #format: CsvFormat;
  readonly #special: RegExp;
  readonly #quotedNames: ReadonlySet<string> | null;
  #names: readonly string[] = [];
  #plainShape: Shape | null = null;

  constructor(ctx: ScriptContext, format: CsvFormat) {
    this.#ctx = ctx;
    this.#format = format;
    this.#special = new RegExp(`[${format.delimiter.replace(/[\\\]^-]/, '\\$&')}"\\n\\r]`);
    this.#quotedNames = format.quoteFields
      ? new Set(format.quoteFields.map((name) => name?.toLowerCase() ?? ''))
      : null;
  }

  /** Takes the columns of an object. */
  begin(object: Value): void {
    this.useColumns(columnNames(object));
    if (object instanceof CustomObject && object.shape.isPlain) this.#plainShape = object.shape;
  }

  useColumns(names: readonly string[]): void {
    this.#names = names;
  }

  get columns(): readonly string[] {
    return this.#names;
  }

  /** `#TYPE …` of an object. */
  typeLine(object: Value): string {
    return `#TYPE ${typeNamesOf(object)[0]?.replace(/^CSV:/, '') ?? ''}`;
  }

  header(): string {
    return this.#names.map((name) => this.#field(name, name)).join(this.#format.delimiter);
  }

  /** One object's line. */
  line(object: Value): string {
    const names = this.#names;
    const slots =
      object instanceof CustomObject && object.shape === this.#plainShape ? (object.slots as Value[]) : null;
    const read = slots ? null : valueReader(this.#ctx, object);
    const { delimiter } = this.#format;
    let line = '';
    for (let i = 0; i < names.length; i++) {
      if (i > 0) line += delimiter;
      const value = slots ? slots[i] : read!(names[i]!);
      if (!isNullish(value)) line += this.#field(names[i]!, this.#text(value));
    }
    return line;
  }

  #text(value: Value): string {
    return typeof value === 'string' ? value : csvText(this.#ctx, value);
  }

  #field(name: string, text: string): string {
    const { quotes } = this.#format;
    const quoted = this.#quotedNames
      ? this.#quotedNames.has(name.toLowerCase())
      : quotes === 'Always' || (quotes === 'AsNeeded' && this.#special.test(text));
    if (!quoted) return text;
    return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`;
  }
}

function columnNames(object: Value): string[] {
  if (object instanceof DictionaryBase) return [...object.keys()].map(String);
  return propertiesOf(object)
    .filter((property) => !property.isHidden)
    .map((property) => property.name);
}

function valueReader(ctx: ScriptContext, object: Value): (name: string) => Value {
  if (object instanceof DictionaryBase) return (name) => object.get(name);
  const properties = new Map(propertiesOf(object).map((property) => [property.name.toLowerCase(), property]));
  return (name) => {
    try {
      return properties.get(name.toLowerCase())?.get(ctx);
    } catch {
      return null;
    }
  };
}

/** `.ToString()` of a value in the session's culture: a collection is its type's name. */
function csvText(ctx: ScriptContext, value: Value): string {
  const plain = unwrap(value);
  if (Array.isArray(plain)) return arrayTypeText(plain);
  if (typeof plain === 'object' && plain !== null && isEnumerable(plain)) return scalarObjectText(ctx, plain, false);
  return toStringCulture(ctx, plain);
}
