import { convertTo } from '../convert/convert.js';
import { ArgumentException, ArgumentOutOfRangeException, NotSupportedException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, type TerminatingError } from '../errors/terminating.js';
import { enumerate, itemsOf, typedArray } from '../values/arrays.js';
import {
  ArrayList,
  Collection,
  FixedSizeArrayList,
  GenericList,
  type ListBase,
  ReadOnlyArrayList,
  ReadOnlyCollection,
} from '../values/collections.js';
import { defineGeneric } from '../values/constructed-types.js';
import { defineType, type NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import type { MethodBody, PropertyDefinition, TypeDefinition } from '../values/type-definition.js';
import type { Value } from '../values/value.js';
import { binarySearch } from './array.js';
import { callBlock, test } from './callbacks.js';
import { objectEquals, objectType } from './core.js';
import { ListEnumerator } from './enumerator.js';
import { checkPart, outsideList, partMethods } from './list-ranges.js';
import { searchMethods } from './list-search.js';
import { int32Type } from './numbers.js';
import { sortItems } from './sorting.js';

function argumentOutOfRange(parameter: string): TerminatingError {
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

function removeFirst(ctx: ScriptContext, self: ListBase, item: Value): boolean {
  const index = indexOf(ctx, self.items, item);
  if (index >= 0) self.items.splice(index, 1);
  return index >= 0;
}

function copyInto(self: ListBase, target: Value[], at: number): void {
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

function replaceAll(self: ListBase, items: Value[]): void {
  self.items.length = 0;
  for (const item of items) self.items.push(item);
}

/** `list[index]`, counted from the end when it is negative. */
export function readItem(self: ListBase, index: Value, ctx: ScriptContext): Value {
  const at = convertTo(ctx, index, int32Type) as number;
  return self.items[at < 0 ? at + self.items.length : at];
}

function writeItem(element: NetType | null) {
  return (self: ListBase, index: Value, item: Value, ctx: ScriptContext): void => {
    const at = convertTo(ctx, index, int32Type) as number;
    const place = at < 0 ? at + self.items.length : at;
    checkIndex(self, place);
    self.items[place] = element ? convertTo(ctx, item, element) : item;
  };
}

function push(self: ListBase, items: Iterable<Value>): void {
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

const listRules = {
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

/** `System.Collections.ArrayList`. */
defineType({
  name: 'System.Collections.ArrayList',
  ...listRules,
  interfaces: [...listInterfaces, 'System.ICloneable'],
  represents: ArrayList,
  setItem: writeItem(null),
  convert: (value) => new ArrayList([...enumerate(value)]),
  properties: {
    'Capacity: int': { get: (self: ArrayList) => Math.max(4, self.items.length), set: () => undefined },
    ...countProperty,
    'IsFixedSize: bool': () => false,
    'IsReadOnly: bool': () => false,
    'IsSynchronized: bool': () => false,
    'SyncRoot: System.Object': (self: ArrayList) => self,
  },
  methods: {
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
  },
  staticMethods: {
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
  },
  constructors: {
    'new()': () => new ArrayList(),
    'new(int capacity)': () => new ArrayList(),
    'new(System.Collections.ICollection c)': ([items]: [Value]) => new ArrayList([...itemsOf(items)]),
  },
});

/** Makes a list of an element type. */
export type MakeList = (element: NetType, items: Value[]) => ListBase;

function convertList(element: NetType, make: MakeList) {
  return (value: Value, ctx: ScriptContext): Value =>
    make(
      element,
      [...enumerate(value)].map((item) => convertTo(ctx, item, element)),
    );
}

/** `new()`, `new(capacity)`, `new(collection)`. */
export function listConstructors(element: NetType, t: string, make: MakeList) {
  return {
    'new()': () => make(element, []),
    'new(int capacity)': () => make(element, []),
    [`new(System.Collections.Generic.IEnumerable[${t}] collection)`]: ([items]: [Value]) =>
      make(element, [...enumerate(items)]),
  };
}

function genericInterfaces(element: NetType): string[] {
  const name = element.fullName;
  return [
    ...listInterfaces,
    `System.Collections.Generic.IList\`1[${name}]`,
    `System.Collections.Generic.ICollection\`1[${name}]`,
    `System.Collections.Generic.IEnumerable\`1[${name}]`,
  ];
}

/** `List[T]`'s own methods. */
function listMethods(element: NetType, t: string): Record<string, MethodBody | null> {
  const predicate = `System.Predicate[${t}]`;
  return {
    [`Add(${t} item): void`]: (self: GenericList, [item]: [Value]) => {
      self.items.push(item);
    },
    [`AddRange(System.Collections.Generic.IEnumerable[${t}] collection): void`]: (
      self: GenericList,
      [items]: [Value],
    ) => push(self, [...enumerate(items)]),
    [`AsReadOnly(): System.Collections.ObjectModel.ReadOnlyCollection[${t}]`]: (self: GenericList) =>
      new ReadOnlyCollection(self.element, self.items),
    ...commonMethods(t),
    ...partMethods(t, `System.Collections.Generic.IComparer[${t}]`),
    ...searchMethods(element, t),
    'EnsureCapacity(int capacity): int': (self: GenericList, [capacity]: [number]) =>
      Math.max(capacity, capacityOf(self.items.length)),
    [`Slice(int start, int length): System.Collections.Generic.List[${t}]`]: (
      self: GenericList,
      [from, count]: [number, number],
    ) => {
      checkPart(self, from, count);
      return new GenericList(self.element, self.items.slice(from, from + count));
    },
    [`CopyTo(${t}[] array, int arrayIndex): void`]: (self: GenericList, [target, at]: [Value[], number]) =>
      copyInto(self, target, at),
    [`BinarySearch(${t} item): int`]: (self: GenericList, [item]: [Value], ctx: ScriptContext) =>
      binarySearch(ctx, self.items, item),
    [`ConvertAll(System.Converter[${t},System.Object] converter): System.Collections.Generic.List[System.Object]`]: (
      self: GenericList,
      [block]: [Value],
      ctx: ScriptContext,
    ) =>
      new GenericList(
        objectType,
        self.items.map((item) => callBlock(ctx, block, [item])),
      ),
    [`CopyTo(${t}[] array): void`]: (self: GenericList, [target]: [Value[]]) => copyInto(self, target, 0),
    [`ForEach(System.Action[${t}] action): void`]: (self: GenericList, [block]: [Value], ctx: ScriptContext) => {
      for (const item of self.items) callBlock(ctx, block, [item]);
    },
    [`GetRange(int index, int count): System.Collections.Generic.List[${t}]`]: (
      self: GenericList,
      [from, count]: [number, number],
    ) => {
      checkPart(self, from, count);
      return new GenericList(self.element, self.items.slice(from, from + count));
    },
    [`InsertRange(int index, System.Collections.Generic.IEnumerable[${t}] collection): void`]: (
      self: GenericList,
      [at, items]: [number, Value],
    ) => {
      self.items.splice(at, 0, ...enumerate(items));
    },
    [`Remove(${t} item): bool`]: (self: GenericList, [item]: [Value], ctx: ScriptContext) =>
      removeFirst(ctx, self, item),
    [`RemoveAll(${predicate} match): int`]: (self: GenericList, [block]: [Value], ctx: ScriptContext) => {
      const kept = self.items.filter((item) => !test(ctx, block, [item]));
      const removed = self.items.length - kept.length;
      replaceAll(self, kept);
      return removed;
    },
    [`Sort(System.Comparison[${t}] comparison): void`]: (self: GenericList, [comparer]: [Value], ctx: ScriptContext) =>
      replaceAll(self, sortItems(ctx, self.items, comparer)),
    [`ToArray(): ${t}[]`]: (self: GenericList) => typedArray(self.element, self.items.slice()),
    'TrimExcess(): void': () => undefined,
    [`TrueForAll(${predicate} match): bool`]: (self: GenericList, [block]: [Value], ctx: ScriptContext) =>
      self.items.every((item) => test(ctx, block, [item])),
  };
}

function listDefinition(args: readonly NetType[]): TypeDefinition {
  const element = args[0]!;
  const t = element.displayName;
  const make: MakeList = (type, items) => new GenericList(type, items);
  return {
    name: `System.Collections.Generic.List\`1[${element.fullName}]`,
    ...listRules,
    interfaces: genericInterfaces(element),
    setItem: writeItem(element),
    convert: convertList(element, make),
    properties: {
      'Capacity: int': { get: (self: GenericList) => capacityOf(self.items.length), set: () => undefined },
      ...countProperty,
    },
    methods: listMethods(element, t),
    constructors: listConstructors(element, t, make),
  };
}

/** .NET's growth: 4, then doubled. */
function capacityOf(count: number): number {
  let capacity = count === 0 ? 0 : 4;
  while (capacity < count) capacity *= 2;
  return capacity;
}

function collectionDefinition(name: string, args: readonly NetType[]): TypeDefinition {
  const element = args[0]!;
  const t = element.displayName;
  const make: MakeList = (type, items) => new Collection(type, items, name);
  return {
    name: `${name}\`1[${element.fullName}]`,
    ...listRules,
    interfaces: genericInterfaces(element),
    setItem: writeItem(element),
    convert: convertList(element, make),
    properties: countProperty,
    methods: {
      [`Add(${t} item): void`]: (self: Collection, [item]: [Value]) => {
        self.items.push(item);
      },
      ...commonMethods(t),
      [`Remove(${t} item): bool`]: (self: Collection, [item]: [Value], ctx: ScriptContext) =>
        removeFirst(ctx, self, item),
    },
    constructors: {
      'new()': () => make(element, []),
      [`new(System.Collections.Generic.IList[${t}] list)`]: ([items]: [Value]) => make(element, [...enumerate(items)]),
    },
  };
}

function readOnlyDefinition(args: readonly NetType[]): TypeDefinition {
  const element = args[0]!;
  const t = element.displayName;
  return {
    name: `System.Collections.ObjectModel.ReadOnlyCollection\`1[${element.fullName}]`,
    ...listRules,
    interfaces: genericInterfaces(element),
    setItem: () => {
      throw netError(newException(NotSupportedException, 'Collection is read-only.'));
    },
    properties: countProperty,
    methods: {
      [`Contains(${t} value): bool`]: (self: ListBase, [item]: [Value], ctx: ScriptContext) =>
        indexOf(ctx, self.items, item) >= 0,
      [`IndexOf(${t} value): int`]: (self: ListBase, [item]: [Value], ctx: ScriptContext) =>
        indexOf(ctx, self.items, item),
      'GetEnumerator(): System.Collections.IEnumerator': (self: ListBase) => new ListEnumerator(self.items),
    },
    constructors: {
      [`new(System.Collections.Generic.IList[${t}] list)`]: ([items]: [Value]) =>
        new ReadOnlyCollection(element, [...enumerate(items)]),
    },
  };
}

defineGeneric('System.Collections.Generic.List', 1, listDefinition);
for (const name of [
  'System.Collections.ObjectModel.Collection',
  'System.Collections.ObjectModel.ObservableCollection',
  'System.Management.Automation.PSDataCollection',
])
  defineGeneric(name, 1, (args) => collectionDefinition(name, args));
defineGeneric('System.Collections.ObjectModel.ReadOnlyCollection', 1, readOnlyDefinition);
