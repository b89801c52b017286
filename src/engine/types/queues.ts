import { convertTo } from '../convert/convert.js';
import { InvalidOperationException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, type TerminatingError } from '../errors/terminating.js';
import { enumerate } from '../values/arrays.js';
import { defineGeneric } from '../values/constructed-types.js';
import { GenericQueue, GenericStack, type ListBase, Queue, Stack } from '../values/lists.js';
import { defineType, type NetType } from '../values/net-type.js';
import type { Reference } from '../values/reference.js';
import type { ScriptContext } from '../values/script-access.js';
import type { MethodBody, TypeDefinition } from '../values/type-definition.js';
import type { Value } from '../values/value.js';
import { objectType } from './core.js';
import { ListEnumerator } from './enumerator.js';
import { commonMethods, countProperty, indexOf } from './list-rules.js';
import { listConstructors, type MakeList } from './lists.js';

function empty(name: string): TerminatingError {
  return netError(newException(InvalidOperationException, `${name} empty.`));
}

function first(self: ListBase, name: string): Value {
  if (self.items.length === 0) throw empty(name);
  return self.items[0];
}

function takeFirst(self: ListBase, name: string): Value {
  if (self.items.length === 0) throw empty(name);
  return self.items.shift();
}

function tryInto(self: ListBase, result: Reference, take: boolean): boolean {
  if (self.items.length === 0) return false;
  result.value = take ? self.items.shift() : self.items[0];
  return true;
}

function queueMethods(t: string): Record<string, MethodBody> {
  const { 'Clear(): void': clear } = commonMethods(t);
  return {
    [`Enqueue(${t} item): void`]: (self: ListBase, [item]: [Value]) => {
      self.items.push(item);
    },
    [`Dequeue(): ${t}`]: (self: ListBase) => takeFirst(self, 'Queue'),
    [`Peek(): ${t}`]: (self: ListBase) => first(self, 'Queue'),
    [`TryDequeue([ref] ${t} result): bool`]: (self: ListBase, [result]: [Reference]) => tryInto(self, result, true),
    [`TryPeek([ref] ${t} result): bool`]: (self: ListBase, [result]: [Reference]) => tryInto(self, result, false),
    ...lineMethods(t, clear!),
  };
}

function stackMethods(t: string): Record<string, MethodBody> {
  const { 'Clear(): void': clear } = commonMethods(t);
  return {
    [`Push(${t} item): void`]: (self: ListBase, [item]: [Value]) => {
      self.items.unshift(item);
    },
    [`Pop(): ${t}`]: (self: ListBase) => takeFirst(self, 'Stack'),
    [`Peek(): ${t}`]: (self: ListBase) => first(self, 'Stack'),
    [`TryPop([ref] ${t} result): bool`]: (self: ListBase, [result]: [Reference]) => tryInto(self, result, true),
    [`TryPeek([ref] ${t} result): bool`]: (self: ListBase, [result]: [Reference]) => tryInto(self, result, false),
    ...lineMethods(t, clear!),
  };
}

function lineMethods(t: string, clear: MethodBody): Record<string, MethodBody> {
  return {
    'Clear(): void': clear,
    [`Contains(${t} item): bool`]: (self: ListBase, [item]: [Value], ctx: ScriptContext) =>
      indexOf(ctx, self.items, item) >= 0,
    'GetEnumerator(): System.Collections.IEnumerator': (self: ListBase) => new ListEnumerator(self.items),
    [`ToArray(): ${t}[]`]: (self: ListBase) => self.items.slice(),
    [`CopyTo(${t}[] array, int arrayIndex): void`]: (self: ListBase, [target, at]: [Value[], number]) => {
      self.items.forEach((item, i) => {
        target[at + i] = item;
      });
    },
    'EnsureCapacity(int capacity): int': (self: ListBase, [capacity]: [number]) =>
      Math.max(capacity, self.items.length),
    'TrimExcess(): void': () => undefined,
    'TrimExcess(int capacity): void': () => undefined,
  };
}

const lineRules = { base: objectType, enumerate: (self: ListBase) => self.items, properties: countProperty } as const;
const lineInterfaces = ['System.Collections.ICollection', 'System.Collections.IEnumerable'];

defineType({
  name: 'System.Collections.Queue',
  ...lineRules,
  interfaces: lineInterfaces,
  represents: Queue,
  methods: () => queueMethods('System.Object'),
  staticMethods: () => ({
    'Synchronized(System.Collections.Queue queue): System.Collections.Queue': ([queue]: [Queue]) => queue,
  }),
  constructors: () => ({
    'new()': () => new Queue(),
    'new(int capacity)': () => new Queue(),
    'new(System.Collections.ICollection col)': ([items]: [Value]) => new Queue([...enumerate(items)]),
  }),
});

defineType({
  name: 'System.Collections.Stack',
  ...lineRules,
  interfaces: lineInterfaces,
  represents: Stack,
  methods: () => stackMethods('System.Object'),
  constructors: () => ({
    'new()': () => new Stack(),
    'new(int initialCapacity)': () => new Stack(),
    'new(System.Collections.ICollection col)': ([items]: [Value]) => new Stack([...enumerate(items)].reverse()),
  }),
});

function lineDefinition(name: string, isQueue: boolean, args: readonly NetType[]): TypeDefinition {
  const element = args[0]!;
  const t = element.displayName;
  const make: MakeList = (type, items) =>
    isQueue ? new GenericQueue(type, items) : new GenericStack(type, items.reverse());
  return {
    name: `${name}\`1[${element.fullName}]`,
    ...lineRules,
    interfaces: [...lineInterfaces, `System.Collections.Generic.IEnumerable\`1[${element.fullName}]`],
    properties: name.includes('Concurrent')
      ? { ...countProperty, 'IsEmpty: bool': (self: ListBase) => self.items.length === 0 }
      : { 'Capacity: int': (self: ListBase) => Math.max(4, self.items.length), ...countProperty },
    convert: (value, ctx) =>
      make(
        element,
        [...enumerate(value)].map((item) => convertTo(ctx, item, element)),
      ),
    methods: isQueue ? queueMethods(t) : stackMethods(t),
    constructors: listConstructors(element, t, make),
  };
}

for (const name of ['System.Collections.Generic.Queue', 'System.Collections.Concurrent.ConcurrentQueue']) {
  defineGeneric(name, 1, (args) => lineDefinition(name, true, args));
}
for (const name of ['System.Collections.Generic.Stack', 'System.Collections.Concurrent.ConcurrentStack']) {
  defineGeneric(name, 1, (args) => lineDefinition(name, false, args));
}
