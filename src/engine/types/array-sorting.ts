import { type AnyArray, arrayItems } from '../values/array-items.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';
import { replaceItems } from './array-contents.js';
import { orderBy, sortItems } from './sorting.js';

/** `Sort(keys, items)`: both in the order of the keys. */
export function sortPairs(ctx: ScriptContext, keys: AnyArray, items: AnyArray): void {
  const pairs = arrayItems(keys).map((key, i) => [key, arrayItems(items)[i]]);
  const order = sortItems(ctx, pairs, null, (pair) => (pair as Value[])[0]) as Value[][];
  replaceItems(
    ctx,
    keys,
    order.map((pair) => pair[0]),
  );
  replaceItems(
    ctx,
    items,
    order.map((pair) => pair[1]),
  );
}

/** .NET's binary search: the place, or the complement of where it would be. */
export function binarySearch(
  ctx: ScriptContext,
  items: readonly Value[],
  wanted: Value,
  comparer: Value = null,
): number {
  const compare = orderBy(ctx, comparer);
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compare(items[middle], wanted);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
}
