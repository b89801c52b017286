import { NotSupportedException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { filledArray } from '../values/array-creation.js';
import { type AnyArray, arrayItems, outsideBounds, setArrayItem } from '../values/array-items.js';
import { elementTypeOf, itemsOf, typedArray } from '../values/arrays.js';
import { MultiArray } from '../values/multi-array.js';
import { defineType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import { typeOf } from '../values/type-of.js';
import type { Value } from '../values/value.js';
import { indexOf, length, replaceItems } from './array-contents.js';
import { arrayStatics } from './array-statics.js';
import { objectType } from './core.js';
import { ListEnumerator } from './enumerator.js';

function fixedSize(): never {
  throw netError(newException(NotSupportedException, 'Collection was of a fixed size.'));
}

function cloneArray(self: AnyArray): Value {
  if (self instanceof Uint8Array) return self.slice();
  if (self instanceof MultiArray) {
    const copy = new MultiArray(self.netType, self.netType.elementType!, self.lengths);
    self.items.forEach((item, i) => {
      copy.items[i] = item;
    });
    return copy;
  }
  return typedArray(elementTypeOf(self) ?? objectType, self.slice());
}

function dimension(self: AnyArray, index: number): number {
  if (self instanceof MultiArray) return self.lengths[index] ?? 0;
  if (index !== 0) throw outsideBounds();
  return self.length;
}

/** `System.Array`, the base of all arrays. */
defineType({
  name: 'System.Array',
  accelerators: ['array'],
  base: objectType,
  interfaces: ['System.ICloneable', 'System.Collections.IList', 'System.Collections.IStructuralEquatable'],
  convert: (value) => (value instanceof MultiArray ? value : [...itemsOf(value)]),
  enumerate: (self: AnyArray) => arrayItems(self),
  text: (self: AnyArray) => typeOf(self as Value).fullName,
  properties: () => ({
    'Length: int': (self: AnyArray) => length(self),
    'LongLength: long': (self: AnyArray) => BigInt(length(self)),
    'Rank: int': (self: AnyArray) => (self instanceof MultiArray ? self.lengths.length : 1),
    'SyncRoot: System.Object': (self: AnyArray) => self,
    'IsReadOnly: bool': () => false,
    'IsFixedSize: bool': () => true,
    'IsSynchronized: bool': () => false,
    'Count: int': (self: AnyArray) => length(self),
  }),
  methods: () => ({
    'Add(System.Object value): int': fixedSize,
    'Clear(): void': (self: AnyArray, _args: [], ctx: ScriptContext) => {
      const blank = filledArray(typeOf(self as Value).elementType ?? objectType, length(self));
      replaceItems(ctx, self, itemsOf(blank));
    },
    'Clone(): System.Object': (self: AnyArray) => cloneArray(self),
    'Contains(System.Object value): bool': (self: AnyArray, [item]: [Value], ctx: ScriptContext) =>
      indexOf(ctx, self, item) >= 0,
    'CopyTo(array array, int index): void': (self: AnyArray, [target, at]: [AnyArray, number], ctx: ScriptContext) =>
      replaceItems(ctx, target, arrayItems(self), at),
    'GetEnumerator(): System.Collections.IEnumerator': (self: AnyArray) => new ListEnumerator(arrayItems(self)),
    'GetLength(int dimension): int': (self: AnyArray, [index]: [number]) => dimension(self, index),
    'GetLongLength(int dimension): long': (self: AnyArray, [index]: [number]) => BigInt(dimension(self, index)),
    'GetLowerBound(int dimension): int': () => 0,
    'GetUpperBound(int dimension): int': (self: AnyArray, [index]: [number]) => dimension(self, index) - 1,
    'GetValue(int index): System.Object': (self: AnyArray, [index]: [number]) => {
      if (index < 0 || index >= length(self)) throw outsideBounds();
      return arrayItems(self)[index];
    },
    'GetValue(Params int[] indices): System.Object': (self: AnyArray, [indexes]: [number[]]) =>
      self instanceof MultiArray ? (self.items[self.offset(indexes)] ?? null) : arrayItems(self)[indexes[0]!],
    'IndexOf(System.Object value): int': (self: AnyArray, [item]: [Value], ctx: ScriptContext) =>
      indexOf(ctx, self, item),
    'Insert(int index, System.Object value): void': fixedSize,
    'Remove(System.Object value): void': fixedSize,
    'RemoveAt(int index): void': fixedSize,
    'SetValue(System.Object value, int index): void': (
      self: AnyArray,
      [item, index]: [Value, number],
      ctx: ScriptContext,
    ) => setArrayItem(ctx, self, index, item),
    'SetValue(System.Object value, Params int[] indices): void': (
      self: AnyArray,
      [item, indexes]: [Value, number[]],
      ctx: ScriptContext,
    ) => setArrayItem(ctx, self, self instanceof MultiArray ? self.offset(indexes) : indexes[0]!, item),
  }),
  statics: () => ({ 'MaxLength: int': () => 2147483591 }),
  staticMethods: arrayStatics,
});
