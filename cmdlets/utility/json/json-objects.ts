import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { InvalidOperationException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { recordError, type TerminatingError } from '../../../src/engine/errors/terminating.js';
import { CustomObject } from '../../../src/engine/values/custom-object.js';
import { type Shape, shapeOf } from '../../../src/engine/values/member-set.js';
import { BigInteger } from '../../../src/engine/values/numbers.js';
import type { Value } from '../../../src/engine/values/value.js';
import { type DateKind, isoDate } from './iso-date.js';
import type { JsonBuilder } from './json-reader.js';
import { OrderedHashtable } from './ordered-hashtable.js';

const largest = 9223372036854775807n;

/** What ConvertFrom-Json makes of JSON. */
export function jsonBuilder(asHashtable: boolean, dates: DateKind): JsonBuilder {
  return {
    object: asHashtable ? hashtable : customObjects(),
    whole(text) {
      const value = BigInt(text);
      return value <= largest && value >= -largest - 1n ? value : new BigInteger(value);
    },
    string: (text) => isoDate(text, dates) ?? text,
  };
}

function hashtable(names: string[], values: Value[]): Value {
  const table = new OrderedHashtable();
  for (let i = 0; i < names.length; i++) table.set(names[i], values[i]);
  return table;
}

/** Objects with the same names share one shape, found by the last name first: most texts repeat a few shapes. */
function customObjects(): (names: string[], values: Value[]) => Value {
  let last: { readonly names: readonly string[]; readonly shape: Shape } | null = null;
  return (names, values) => {
    if (last && sameNames(last.names, names)) return new CustomObject(last.shape, values);
    const [uniqueNames, uniqueValues] = withoutRepeats(names, values);
    const shape = shapeOf(uniqueNames);
    if (uniqueNames === names) last = { names, shape };
    return new CustomObject(shape, uniqueValues);
  };
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** A repeated name takes the later value; names that differ by case only, and empty ones, are errors. */
function withoutRepeats(names: string[], values: Value[]): [string[], Value[]] {
  const seen = new Map<string, number>();
  const kept: string[] = [];
  const keptValues: Value[] = [];
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    if (name === '') throw emptyKey();
    const key = name.toLowerCase();
    const at = seen.get(key);
    if (at === undefined) {
      seen.set(key, kept.length);
      kept.push(name);
      keptValues.push(values[i]);
    } else if (kept[at] === name) keptValues[at] = values[i];
    else throw differentCasing(kept[at]!, name);
  }
  return kept.length === names.length ? [names, values] : [kept, keptValues];
}

function keyError(id: string, message: string): TerminatingError {
  const exception = newException(InvalidOperationException, message);
  return recordError(errorRecord({ exception, id, category: 'InvalidOperation' }));
}

const emptyKey = (): TerminatingError =>
  keyError(
    'EmptyKeyInJsonString',
    'The provided JSON includes a property whose name is an empty string, this is only supported using the -AsHashTable switch.',
  );
const differentCasing = (first: string, second: string): TerminatingError =>
  keyError(
    'KeysWithDifferentCasingInJsonString',
    `Cannot convert the JSON string because it contains keys with different casing. Please use the -AsHashTable switch instead. The key that was attempted to be added to the existing key '${first}' was '${second}'.`,
  );
