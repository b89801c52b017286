import { toText } from '../engine/convert/text.js';
import { isTrue } from '../engine/convert/truth.js';
import { WildcardPattern } from '../engine/operators/wildcard.js';
import { ScriptBlock } from '../engine/pipeline/script-block.js';
import { unwrap } from '../engine/values/custom-object.js';
import { DictionaryBase } from '../engine/values/dictionaries.js';
import type { ScriptContext } from '../engine/values/script-access.js';
import { typeName } from '../engine/values/type-of.js';
import { isNullish, type Value } from '../engine/values/value.js';
import type { Alignment } from './alignment.js';
import type { ExpressionSource } from './expressions.js';
import { parameterError } from './format-errors.js';
import type { FormatParameter } from './format-parameters.js';

const stringType = 'System.String';
const blockType = 'System.Management.Automation.ScriptBlock';

/** Keys of calculated properties; a started name is enough where it is not ambiguous. */
const keyRules = {
  expression: { names: ['expression'], types: [stringType, blockType] },
  label: { names: ['label', 'name'], types: [stringType] },
  alignment: { names: ['alignment'], types: [stringType] },
  width: { names: ['width'], types: ['System.Int32'] },
  cellalignment: { names: ['alignment'], types: [stringType] },
  cellwidth: { names: ['width'], types: [stringType, 'System.Int32'] },
  formatstring: { names: ['formatString'], types: [stringType] },
  depth: { names: ['depth'], types: ['System.Int32'] },
  ascending: { names: ['ascending'], types: null },
  descending: { names: ['descending'], types: null },
} as const;

/** A key of a calculated property, by its canonical name. */
export type Key = keyof typeof keyRules;

/** Keys each cmdlet understands (reference/powershell-formatting.md §10), in the order in which an ambiguous key names them. */
export const tableKeys: readonly Key[] = ['expression', 'formatstring', 'width', 'alignment', 'label'];
/** Keys of Format-List. */
export const listKeys: readonly Key[] = ['expression', 'formatstring', 'label'];
/** Keys of Format-Wide. */
export const wideKeys: readonly Key[] = ['expression', 'formatstring'];
/** Keys of Format-Custom. */
export const customKeys: readonly Key[] = ['expression', 'depth'];
/** Keys of -GroupBy. */
export const groupKeys: readonly Key[] = ['expression', 'formatstring', 'label'];
/** Keys of Select-Object. */
export const selectKeys: readonly Key[] = ['expression', 'label'];
/** Keys of Sort-Object. */
export const sortKeys: readonly Key[] = ['expression', 'ascending', 'descending'];
/** Keys of ConvertTo-Html: alignment and width are attributes of HTML, any text will do. */
export const htmlKeys: readonly Key[] = ['expression', 'label', 'cellalignment', 'cellwidth'];
/** Keys of cmdlets that only take an expression. */
export const plainKeys: readonly Key[] = ['expression'];
/** Group-Object and Compare-Object: a name with wildcards is an error. */
export const exactKeys: readonly Key[] = ['expression'];

/** A calculated property with all its keys; what is not given is absent. */
export interface CalculatedProperty extends FormatParameter {
  readonly ascending?: boolean;
  readonly descending?: boolean;
  /** What ConvertTo-Html writes in its columns' elements. */
  readonly cellalignment?: string;
  readonly cellwidth?: string | number;
}

/** Reads the elements of a -Property argument; raises PowerShell's errors for what they may not be. */
export function readParameters(
  ctx: ScriptContext,
  values: readonly Value[],
  allowed: readonly Key[],
): CalculatedProperty[] {
  let table = false;
  return values.map((value) => {
    // Behind a hashtable, names are faulted as if they stood in one: PowerShell does not reset its flag.
    table ||= unwrap(value) instanceof DictionaryBase;
    return readElement(ctx, value, allowed, table);
  });
}

/** Reads one element: a name, a script block, or a hashtable of keys. */
export function readParameter(ctx: ScriptContext, value: Value, allowed: readonly Key[]): CalculatedProperty {
  return readElement(ctx, value, allowed, unwrap(value) instanceof DictionaryBase);
}

function readElement(ctx: ScriptContext, value: Value, allowed: readonly Key[], inTable: boolean): CalculatedProperty {
  const inner = unwrap(value);
  if (inner instanceof DictionaryBase) return readTable(ctx, inner, allowed);
  if (inner instanceof ScriptBlock) return { source: inner, label: null };
  if (typeof inner === 'string') return { source: checkedName(inner, allowed, inTable), label: null };
  const types =
    allowed.length > 1 && !isSingleChoice(allowed)
      ? [stringType, blockType, 'System.Collections.IDictionary']
      : [stringType, blockType];
  const expected = `{${types.join(', ')}}`;
  throw parameterError(
    'DictionaryKeyUnknownType',
    isNullish(inner)
      ? `The value of a parameter was null; one of the following types was expected: ${expected}.`
      : `Cannot convert ${typeName(inner)} to one of the following types ${expected}.`,
  );
}

/** A property's name as expression (ExpressionEntryDefinition and its resources). */
function checkedName(name: string, allowed: readonly Key[], inTable: boolean): string {
  if (name === '') {
    throw inTable
      ? parameterError('ExpressionEmptyString1', 'The "expression" key cannot have an empty string value.')
      : parameterError('ExpressionEmptyString2', 'An empty string value is not allowed.');
  }
  if (allowed === exactKeys && WildcardPattern.hasWildcards(name)) {
    throw inTable
      ? parameterError(
          'ExpressionGlobbing1',
          `The "expression" key cannot have wildcard characters in value "${name}".`,
        )
      : parameterError('ExpressionGlobbing2', `Wildcard characters are not allowed in "${name}".`);
  }
  return name;
}

/** Format-Wide takes one property; a list there is a value of the wrong type. */
function isSingleChoice(allowed: readonly Key[]): boolean {
  return allowed === wideKeys;
}

function readTable(ctx: ScriptContext, table: DictionaryBase, allowed: readonly Key[]): CalculatedProperty {
  const found = new Map<Key, Value>();
  for (const { key, value } of table.entries()) {
    if (typeof key !== 'string') {
      const type = typeName(unwrap(key)).replace(/^.*\./, '');
      throw parameterError('DictionaryKeyNonString', `The ${type} key type is not valid. The key must be a string.`);
    }
    const rule = matchKey(key, allowed);
    if (found.has(rule)) {
      throw parameterError(
        'DictionaryKeyDuplicate',
        `The duplicated key "${key}" conflicts with "${shownKey(rule, allowed)}".`,
      );
    }
    found.set(rule, typedValue(key, rule, value));
  }
  if (!found.has('expression'))
    throw parameterError('DictionaryKeyMandatoryEntry', 'A mandatory entry for expression is missing.');
  for (const [rule, value] of found) found.set(rule, checkedValue(ctx, rule, value, allowed));
  return propertyOf(found);
}

function shownKey(key: Key, allowed: readonly Key[]): string {
  return key === 'label' && allowed === selectKeys ? 'name' : keyRules[key].names[0];
}

function matchKey(given: string, allowed: readonly Key[]): Key {
  const lower = given.toLowerCase();
  const [match, another] = allowed.filter((key) =>
    keyRules[key].names.some((name) => name.toLowerCase().startsWith(lower)),
  );
  if (match === undefined) throw parameterError('DictionaryKeyIllegal', `The ${given} key is not valid.`);
  if (another === undefined) return match;
  throw parameterError(
    'DictionaryKeyAmbiguous',
    `The ${given} key is ambiguous; ${shownKey(match, allowed)} and ${shownKey(another, allowed)} conflict.`,
  );
}

/** The value of a key, of one of the types it may have. */
function typedValue(given: string, key: Key, raw: Value): Value {
  const value = unwrap(raw);
  const types: readonly string[] | null = keyRules[key].types;
  if (types === null) return value;
  if (isNullish(value)) throw parameterError('DictionaryKeyMissingValue', `The ${given} key has no value.`);
  if (types.includes(typeName(value))) return value;
  const problem = `The "${given}" key has a type, ${typeName(value)}, that is not valid;`;
  throw types.length === 1
    ? parameterError('DictionaryKeyIllegalValue2', `${problem} expected type is ${types[0]}.`)
    : parameterError('DictionaryKeyIllegalValue1', `${problem} expected types are {${types.join(', ')}}.`);
}

function checkedValue(ctx: ScriptContext, key: Key, value: Value, allowed: readonly Key[]): Value {
  if (keyRules[key].types === null) return isTrue(value);
  if (key === 'alignment') return alignmentOf(value as string);
  if (key === 'expression' && typeof value === 'string') return checkedName(value, allowed, true);
  if (key === 'formatstring' && value === '') {
    throw parameterError('FormatStringEmpty', 'Cannot have an empty formatting string for key "formatString".');
  }
  if (key === 'width' && (value as number) <= 0) {
    throw parameterError(
      'WidthOutOfRange',
      `The value "${toText(ctx, value)}" for key "width" should be greater than 0.`,
    );
  }
  return value;
}

const alignments: readonly Alignment[] = ['left', 'center', 'right'];

function alignmentOf(text: string): Alignment {
  const lower = text.toLowerCase();
  const found = lower === '' ? undefined : alignments.find((alignment) => alignment.startsWith(lower));
  if (found) return found;
  throw parameterError(
    'AlignmentIllegalValue',
    `The value "${text}" for key "alignment" is not valid; valid values are {left, center, right}.`,
  );
}

function propertyOf(found: ReadonlyMap<Key, Value>): CalculatedProperty {
  const part = <T>(key: Key): T | undefined => (found.get(key) ?? undefined) as T | undefined;
  const optional: { -readonly [K in keyof CalculatedProperty]?: CalculatedProperty[K] } = {};
  const format = part<string>('formatstring');
  const alignment = part<Alignment>('alignment');
  const width = part<number>('width');
  const depth = part<number>('depth');
  if (format !== undefined) optional.format = format;
  if (alignment !== undefined) optional.alignment = alignment;
  if (width !== undefined) optional.width = width;
  if (depth !== undefined) optional.depth = depth;
  for (const key of ['cellalignment', 'cellwidth'] as const)
    if (found.has(key)) Object.assign(optional, { [key]: found.get(key) });
  if (found.has('ascending')) optional.ascending = found.get('ascending') === true;
  if (found.has('descending')) optional.descending = found.get('descending') === true;
  return { source: found.get('expression') as ExpressionSource, label: part<string>('label') ?? null, ...optional };
}
