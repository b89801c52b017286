import { numericOf } from '../convert/numeric.js';
import { ArgumentException, InvalidOperationException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, TerminatingError } from '../errors/terminating.js';
import { compareOrder } from '../operators/comparison.js';
import { Delegate } from '../values/delegate.js';
import { invokeMethod } from '../values/methods.js';
import type { ScriptContext } from '../values/script-access.js';
import { compareStrings } from '../values/string-compare.js';
import { typeOf } from '../values/type-of.js';
import { isNullish, type Value } from '../values/value.js';
import { StringComparer } from './string-comparer.js';

/** Items in the order of .NET's `Sort`: by `IComparable`, by a comparer, or by a script block; stable. */
export function sortItems(
  ctx: ScriptContext,
  items: readonly Value[],
  comparer: Value = null,
  key: (item: Value) => Value = (v) => v,
): Value[] {
  const compare = orderBy(ctx, comparer);
  try {
    return items.slice().sort((a, b) => compare(key(a), key(b)));
  } catch (error) {
    if (!(error instanceof TerminatingError) || comparer) throw error;
    throw netError(
      newException(InvalidOperationException, 'Failed to compare two elements in the array.', error.exception),
    );
  }
}

/** What `IComparable.CompareTo` says about an object of another type. */
function wrongType(name: string): TerminatingError {
  return netError(newException(ArgumentException, `Object must be of type ${name}.`));
}

/** The order that a comparer argument stands for. */
export function orderBy(ctx: ScriptContext, comparer: Value): (a: Value, b: Value) => number {
  if (comparer instanceof StringComparer) return (a, b) => comparer.compare(String(a), String(b));
  if (comparer instanceof Delegate) return (a, b) => Number(numericOf(comparer.call(ctx, [a, b])) ?? 0);
  if (!isNullish(comparer)) return (a, b) => Number(invokeMethod(ctx, comparer, 'Compare', [a, b]));
  return (a, b) => {
    if (isNullish(a) || isNullish(b)) return isNullish(a) ? (isNullish(b) ? 0 : -1) : 1;
    if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b, false);
    if (typeOf(a) !== typeOf(b)) throw wrongType(typeOf(a).name);
    return compareOrder(ctx, a, b, true);
  };
}
