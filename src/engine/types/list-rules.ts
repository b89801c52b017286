import { convertTo } from '../convert/convert.js';
import { ArgumentException, ArgumentOutOfRangeException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, type TerminatingError } from '../errors/terminating.js';
import { ArrayList, GenericList, type ListBase } from '../values/lists.js';
import type { NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import type { MethodBody, PropertyDefinition } from '../values/type-definition.js';
import type { Value } from '../values/value.js';
import { objectEquals, objectType } from './core.js';
import { ListEnumerator } from './enumerator.js';
import { outsideList } from './list-ranges.js';
import { int32Type } from './numbers.js';

/** The error of an index outside of a list. */
export function argumentOutOfRange(parameter: string): TerminatingError {
  const message = `Index was out of range. Must be non-negative and less than the size of the collection. (Parameter '${parameter}')`;
  return netError(newException(ArgumentOutOfRangeException, message));
}

function insertOutside(self: ListBase): TerminatingError {
  const text =
    self instanceof GenericList
      ? 'Index must be within the bounds of the List.'
      : self instanceof ArrayList
        ? 'Insertion index was out of range. Must be non-negative and less than or equal to size.'
        : 'Index was out of range. Must be non-negative and less than or equal to the size of the collection.';
  return outsideList(text, 'index');
}

function checkIndex(self: ListBase, index: number): void {
  if (index < 0 || index >= self.items.length) throw argumentOutOfRange('index');
}

/** The place of an item by .NET's equality; -1 when it is not there. */
export function indexOf(ctx: ScriptContext, items: readonly Value[], item: Value, from = 0): number {
  for (let i = from; i < items.length; i++) {
    const other = items[i];
    if (other === item || objectEquals(other, item, ctx)) return i;
  }
  return -1;
}

/** Removes the first item that equals `item`; false when there is none. */
export function removeFirst(ctx: ScriptContext, self: ListBase, item: Value): boolean {
  const index = indexOf(ctx, self.items, item);
  if (index >= 0) self.items.splice(index, 1);
  return index >= 0;
}

/** `CopyTo`. Errors: ArgumentException when the target is too short. */
export function copyInto(self: ListBase, target: Value[], at: number): void {
  if (at + self.items.length > target.length) {
    throw netError(
      newException(
        ArgumentException,
        "Destination array was not long enough. Check the destination index, length, and the array's lower bounds. (Parameter 'destinationArray')",
      ),
    );
  }
  for (let i = 0; i < self.items.length; i++) target[at + i] = self.items[i];
}

/** Gives a list other items, in place. */
export function replaceAll(self: ListBase, items: Value[]): void {
  self.items.length = 0;
  for (const item of items) self.items.push(item);
}

/** `list[index]`, counted from the end when it is negative. */
export function readItem(self: ListBase, index: Value, ctx: ScriptContext): Value {
  const at = convertTo(ctx, index, int32Type) as number;
  return self.items[at < 0 ? at + self.items.length : at];
}

/** How `list[index] = item` sets an item of an element type; null: of any type. */
export function writeItem(element: NetType | null) {
  return (self: ListBase, index: Value, item: Value, ctx: ScriptContext): void => {
    const at = convertTo(ctx, index, int32Type) as number;
    const place = at < 0 ? at + self.items.length : at;
    checkIndex(self, place);
    self.items[place] = element ? convertTo(ctx, item, element) : item;
  };
}

/** Adds items at the end. */
export function push(self: ListBase, items: Iterable<Value>): void {
  for (const item of items) self.items.push(item);
}

/** The Count of every list. */
export const countProperty: Readonly<Record<string, PropertyDefinition>> = {
  'Count: int': (self: ListBase) => self.items.length,
};

/** What every list can do, with the element type as PowerShell prints it. */
export function commonMethods(t: string): Record<string, MethodBody> {
  return {
    'Clear(): void': (self: ListBase) => {
      self.items.length = 0;
    },
    [`Contains(${t} item): bool`]: (self: ListBase, [item]: [Value], ctx: ScriptContext) =>
      indexOf(ctx, self.items, item) >= 0,
    'CopyTo(array array, int arrayIndex): void': (self: ListBase, [target, at]: [Value[], number]) =>
      copyInto(self, target, at),
    'GetEnumerator(): System.Collections.IEnumerator': (self: ListBase) => new ListEnumerator(self.items),
    [`IndexOf(${t} item): int`]: (self: ListBase, [item]: [Value], ctx: ScriptContext) =>
      indexOf(ctx, self.items, item),
    [`Insert(int index, ${t} item): void`]: (self: ListBase, [index, item]: [number, Value]) => {
      if (index < 0 || index > self.items.length) throw insertOutside(self);
      self.items.splice(index, 0, item);
    },
    'RemoveAt(int index): void': (self: ListBase, [index]: [number]) => {
      checkIndex(self, index);
      self.items.splice(index, 1);
    },
  };
}

/** What all lists share: enumeration and the indexer. */
export const listRules = {
  base: objectType,
  enumerate: (self: ListBase) => self.items,
  getItem: readItem,
} as const;

/** The interfaces of every list. */
export const listInterfaces = [
  'System.Collections.IList',
  'System.Collections.ICollection',
  'System.Collections.IEnumerable',
];
