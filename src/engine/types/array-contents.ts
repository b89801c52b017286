import { type AnyArray, arrayItems, setArrayItem } from '../values/array-items.js';
import { MultiArray } from '../values/multi-array.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';
import { objectEquals } from './core.js';

/** How many items an array has, in all dimensions. */
export function length(self: AnyArray): number {
  return self instanceof MultiArray ? self.items.length : self.length;
}

/** The place of the first item that equals `item`, from `from` on; -1 when it is not there. */
export function indexOf(ctx: ScriptContext, self: AnyArray, item: Value, from = 0): number {
  const items = arrayItems(self);
  for (let i = from; i < items.length; i++) if (objectEquals(items[i], item, ctx)) return i;
  return -1;
}

/** Writes items into an array from a place on, converted to its element type. */
export function replaceItems(ctx: ScriptContext, target: AnyArray, items: readonly Value[], at = 0): void {
  for (let i = 0; i < items.length; i++) setArrayItem(ctx, target, at + i, items[i]);
}
