import { convertTo } from '../convert/convert.js';
import { enumerate, itemsOf, typedArray } from '../values/arrays.js';
import { ArrayList, FixedSizeArrayList, ReadOnlyArrayList } from '../values/lists.js';
import { defineType, type NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';
import { binarySearch } from './array-sorting.js';
import { ListEnumerator } from './enumerator.js';
import { checkPart, outsideList, partMethods } from './list-ranges.js';
import {
  argumentOutOfRange,
  commonMethods,
  copyInto,
  countProperty,
  listInterfaces,
  listRules,
  push,
  removeFirst,
  writeItem,
} from './list-rules.js';

/** `System.Collections.ArrayList`. */
defineType({
  name: 'System.Collections.ArrayList',
  ...listRules,
  interfaces: [...listInterfaces, 'System.ICloneable'],
  represents: ArrayList,
  setItem: writeItem(null),
  convert: (value) => new ArrayList([...enumerate(value)]),
  properties: () => ({
    'Capacity: int': { get: (self: ArrayList) => Math.max(4, self.items.length), set: () => undefined },
    ...countProperty,
    'IsFixedSize: bool': () => false,
    'IsReadOnly: bool': () => false,
    'IsSynchronized: bool': () => false,
    'SyncRoot: System.Object': (self: ArrayList) => self,
  }),
  methods: () => ({
    'Add(System.Object value): int': (self: ArrayList, [item]: [Value]) => self.items.push(item) - 1,
    'AddRange(System.Collections.ICollection c): void': (self: ArrayList, [items]: [Value]) =>
      push(self, itemsOf(items)),
    ...commonMethods('System.Object'),
    'BinarySearch(System.Object value): int': (self: ArrayList, [item]: [Value], ctx: ScriptContext) =>
      binarySearch(ctx, self.items, item),
    ...partMethods('System.Object', 'System.Collections.IComparer'),
    'GetEnumerator(int index, int count): System.Collections.IEnumerator': (
      self: ArrayList,
      [from, count]: [number, number],
    ) => {
      checkPart(self, from, count);
      return new ListEnumerator(self.items.slice(from, from + count));
    },
    'SetRange(int index, System.Collections.ICollection c): void': (self: ArrayList, [at, items]: [number, Value]) => {
      const values = itemsOf(items);
      if (at < 0 || at > self.items.length - values.length) throw argumentOutOfRange('index');
      self.items.splice(at, values.length, ...values);
    },
    'Clone(): System.Object': (self: ArrayList) => new ArrayList(self.items.slice()),
    'CopyTo(array array): void': (self: ArrayList, [target]: [Value[]]) => copyInto(self, target, 0),
    'GetRange(int index, int count): System.Collections.ArrayList': (
      self: ArrayList,
      [from, count]: [number, number],
    ) => {
      checkPart(self, from, count);
      return new ArrayList(self.items.slice(from, from + count));
    },
    'InsertRange(int index, System.Collections.ICollection c): void': (
      self: ArrayList,
      [at, items]: [number, Value],
    ) => {
      self.items.splice(at, 0, ...itemsOf(items));
    },
    'Remove(System.Object obj): void': (self: ArrayList, [item]: [Value], ctx: ScriptContext) =>
      removeFirst(ctx, self, item),
    'ToArray(): System.Object[]': (self: ArrayList) => self.items.slice(),
    'ToArray(type type): array': (self: ArrayList, [type]: [NetType], ctx: ScriptContext) =>
      typedArray(
        type,
        self.items.map((item) => convertTo(ctx, item, type)),
      ),
    'TrimToSize(): void': () => undefined,
  }),
  staticMethods: () => ({
    'Synchronized(System.Collections.ArrayList list): System.Collections.ArrayList': ([list]: [ArrayList]) => list,
    'ReadOnly(System.Collections.ArrayList list): System.Collections.ArrayList': ([list]: [ArrayList]) =>
      new ReadOnlyArrayList(list.items),
    'FixedSize(System.Collections.ArrayList list): System.Collections.ArrayList': ([list]: [ArrayList]) =>
      new FixedSizeArrayList(list.items),
    'Adapter(System.Collections.IList list): System.Collections.ArrayList': ([list]: [Value]) =>
      new ArrayList(Array.isArray(list) ? list : [...itemsOf(list)]),
    'Repeat(System.Object value, int count): System.Collections.ArrayList': ([value, count]: [Value, number]) => {
      if (count < 0) throw outsideList('Non-negative number required.', 'count');
      return new ArrayList(new Array<Value>(count).fill(value));
    },
  }),
  constructors: () => ({
    'new()': () => new ArrayList(),
    'new(int capacity)': () => new ArrayList(),
    'new(System.Collections.ICollection c)': ([items]: [Value]) => new ArrayList([...itemsOf(items)]),
  }),
});
