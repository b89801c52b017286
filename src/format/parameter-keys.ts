import { toText } from '../engine/convert/text.js';
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
  formatstring: { names: ['formatString'], types: [stringType] },
  depth: { names: ['depth'], types: ['System.Int32'] },
  ascending: { names: ['ascending'], types: ['System.Boolean'] },
  descending: { names: ['descending'], types: ['System.Boolean'] },
} as const;

/** A key of a calculated property, by its canonical name. */
export type Key = keyof typeof keyRules;

/** Keys each cmdlet understands (reference/powershell-formatting.md §10). */
export const tableKeys: readonly Key[] = ['expression', 'label', 'alignment', 'width', 'formatstring'];
export const listKeys: readonly Key[] = ['expression', 'label', 'formatstring'];
export const wideKeys: readonly Key[] = ['expression', 'formatstring'];
export const customKeys: readonly Key[] = ['expression', 'depth'];
export const groupKeys: readonly Key[] = ['expression', 'label', 'formatstring'];
export const selectKeys: readonly Key[] = ['expression', 'label'];
export const sortKeys: readonly Key[] = ['expression', 'ascending', 'descending'];
export const plainKeys: readonly Key[] = ['expression'];

/** A calculated property with all its keys; what is not given is absent. */
export interface CalculatedProperty extends FormatParameter {
  readonly ascending?: boolean;
  readonly descending?: boolean;
}

/** Reads the elements of a -Property argument; raises PowerShell's errors for what they may not be. */
export function readParameters(
  ctx: ScriptContext,
  values: readonly Value[],
  allowed: readonly Key[],
): CalculatedProperty[] {
  return values.map((value) => readParameter(ctx, value, allowed));
}

/** Reads one element: a name, a script block, or a hashtable of keys. */
export function readParameter(ctx: ScriptContext, value: Value, allowed: readonly Key[]): CalculatedProperty {
  const inner = unwrap(value);
  if (inner instanceof DictionaryBase) return readTable(ctx, inner, allowed);
  if (inner instanceof ScriptBlock) return { source: inner, label: null };
  if (typeof inner === 'string') {
    if (inner === '') throw parameterError('ExpressionEmpty1', 'An empty string is not a valid expression.');
    return { source: inner, label: null };
  }
  const types =
    allowed.length > 1 && !isSingleChoice(allowed)
      ? [stringType, blockType, 'System.Collections.IDictionary']
      : [stringType, blockType];
  throw parameterError(
    'DictionaryKeyUnknownType',
    `Cannot convert ${shownType(inner)} to one of the following types {${types.join(', ')}}.`,
  );
}

/** Format-Wide takes one property; a list there is a value of the wrong type. */
function isSingleChoice(allowed: readonly Key[]): boolean {
  return allowed === wideKeys;
}

function shownType(value: Value): string {
  return isNullish(value) ? 'null' : typeName(value);
}

function readTable(ctx: ScriptContext, table: DictionaryBase, allowed: readonly Key[]): CalculatedProperty {
  const found = new Map<Key, Value>();
  for (const { key, value } of table.entries()) {
    if (typeof key !== 'string') {
      throw parameterError(
        'DictionaryKeyNonString',
        `The key "${toText(ctx, key)}" has a type, ${shownType(key)}, that is not valid; expected type is ${stringType}.`,
      );
    }
    const rule = matchKey(key, allowed);
    if (found.has(rule)) {
      throw parameterError('DictionaryKeyDuplicate', `The duplicated key "${key}" conflicts with "${shownKey(rule)}".`);
    }
    found.set(rule, checkedValue(ctx, key, rule, value));
  }
  if (!found.has('expression'))
    throw parameterError('DictionaryKeyMandatoryEntry', 'A mandatory entry for expression is missing.');
  return propertyOf(found);
}

function shownKey(key: Key): string {
  return keyRules[key].names[0];
}

function matchKey(given: string, allowed: readonly Key[]): Key {
  const lower = given.toLowerCase();
  const matches = allowed.filter((key) => keyRules[key].names.some((name) => name.toLowerCase().startsWith(lower)));
  if (lower === '' || matches.length === 0)
    throw parameterError('DictionaryKeyIllegal', `The ${given} key is not valid.`);
  if (matches.length > 1) {
    const names = matches.map(shownKey).join(', ');
    throw parameterError('DictionaryKeyAmbiguous', `The ${given} key is ambiguous; possible matches are {${names}}.`);
  }
  return matches[0]!;
}

function checkedValue(ctx: ScriptContext, given: string, key: Key, raw: Value): Value {
  const value = unwrap(raw);
  const { types } = keyRules[key];
  if (key === 'ascending' || key === 'descending')
    return (
      value === true ||
      (typeof value === 'object' && value !== null && 'isPresent' in value && value.isPresent === true)
    );
  if (isNullish(value)) {
    if (key === 'expression')
      throw parameterError(
        'ExpressionNull',
        'The value of a key cannot be null; valid types are {System.String, System.Management.Automation.ScriptBlock}.',
      );
    return null;
  }
  if (!(types as readonly string[]).includes(typeName(value))) {
    const expected = types.length === 1 ? `expected type is ${types[0]}` : `expected types are {${types.join(', ')}}`;
    throw parameterError(
      'DictionaryKeyIllegalValue1',
      `The "${given}" key has a type, ${shownType(value)}, that is not valid; ${expected}.`,
    );
  }
  if (key === 'alignment') return alignmentOf(given, value as string);
  if (key === 'width' && (value as number) <= 0) {
    throw parameterError(
      'WidthOutOfRange',
      `The value "${toText(ctx, value)}" for key "${shownKey(key)}" should be greater than 0.`,
    );
  }
  if (value === '' && (key === 'expression' || key === 'label')) {
    throw parameterError('ExpressionEmpty2', `The value of the key "${shownKey(key)}" cannot be an empty string.`);
  }
  return value;
}

const alignments: readonly Alignment[] = ['left', 'center', 'right'];

function alignmentOf(_given: string, text: string): Alignment {
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
  if (found.has('ascending')) optional.ascending = found.get('ascending') === true;
  if (found.has('descending')) optional.descending = found.get('descending') === true;
  return { source: found.get('expression') as ExpressionSource, label: part<string>('label') ?? null, ...optional };
}
