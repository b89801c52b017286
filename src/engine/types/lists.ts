import { convertTo } from '../convert/convert.js';
import { NotSupportedException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { enumerate, typedArray } from '../values/arrays.js';
import { defineGeneric } from '../values/constructed-types.js';
import { Collection, GenericList, type ListBase, ReadOnlyCollection } from '../values/lists.js';
import type { NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import type { MethodBody, TypeDefinition } from '../values/type-definition.js';
import type { Value } from '../values/value.js';
import { binarySearch } from './array-sorting.js';
import { callBlock, test } from './callbacks.js';
import { objectType } from './core.js';
import { ListEnumerator } from './enumerator.js';
import { checkPart, partMethods } from './list-ranges.js';
import {
  commonMethods,
  copyInto,
  countProperty,
  indexOf,
  listInterfaces,
  listRules,
  push,
  removeFirst,
  replaceAll,
  writeItem,
} from './list-rules.js';
import { searchMethods } from './list-search.js';
import { sortItems } from './sorting.js';

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
