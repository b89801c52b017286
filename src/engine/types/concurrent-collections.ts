import { InvalidOperationException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { enumerate } from '../values/arrays.js';
import { defineGeneric, makeGeneric } from '../values/constructed-types.js';
import { ListBase } from '../values/lists.js';
import type { NetType } from '../values/net-type.js';
import type { Reference } from '../values/reference.js';
import type { TypeDefinition } from '../values/type-definition.js';
import type { Value } from '../values/value.js';
import { objectType } from './core.js';
import { ListEnumerator } from './enumerator.js';
import { countProperty } from './list-rules.js';

/** `ConcurrentBag[T]` (gives back what came last) and `BlockingCollection[T]` (what came first). There is one thread: nothing ever waits. */
class Bag extends ListBase {
  readonly #name: string;
  readonly #element: NetType;
  isComplete = false;

  constructor(name: string, element: NetType, items: Value[] = []) {
    super(items);
    this.#name = name;
    this.#element = element;
  }

  override get netType(): NetType {
    return makeGeneric(this.#name, [this.#element]);
  }
}

function tryTake(self: Bag, result: Reference, take: () => Value): boolean {
  if (self.items.length === 0) return false;
  result.value = take();
  return true;
}

const common = {
  base: objectType,
  interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
} as const;

const bagName = 'System.Collections.Concurrent.ConcurrentBag';
const blockingName = 'System.Collections.Concurrent.BlockingCollection';

function bag([element]: readonly NetType[]): TypeDefinition {
  const t = element!.displayName;
  return {
    ...common,
    name: `${bagName}\`1[${element!.fullName}]`,
    enumerate: (self: Bag) => [...self.items].reverse(),
    properties: { ...countProperty, 'IsEmpty: bool': (self: Bag) => self.items.length === 0 },
    methods: {
      [`Add(${t} item): void`]: (self: Bag, [item]: [Value]) => {
        self.items.push(item);
      },
      'Clear(): void': (self: Bag) => {
        self.items.length = 0;
      },
      'GetEnumerator(): System.Collections.IEnumerator': (self: Bag) => new ListEnumerator([...self.items].reverse()),
      [`ToArray(): ${t}[]`]: (self: Bag) => [...self.items].reverse(),
      [`TryPeek([ref] ${t} result): bool`]: (self: Bag, [result]: [Reference]) =>
        tryTake(self, result, () => self.items.at(-1)),
      [`TryTake([ref] ${t} result): bool`]: (self: Bag, [result]: [Reference]) =>
        tryTake(self, result, () => self.items.pop()),
    },
    constructors: {
      'new()': () => new Bag(bagName, element!),
      [`new(System.Collections.Generic.IEnumerable[${t}] collection)`]: ([items]: [Value]) =>
        new Bag(bagName, element!, [...enumerate(items)]),
    },
  };
}

function take(self: Bag): Value {
  if (self.items.length > 0) return self.items.shift();
  const text = self.isComplete
    ? 'The collection argument is empty and has been marked as complete with regards to additions.'
    : 'The collection is empty, and nothing can add to it while this waits.';
  throw netError(newException(InvalidOperationException, text));
}

function blocking([element]: readonly NetType[]): TypeDefinition {
  const t = element!.displayName;
  return {
    ...common,
    name: `${blockingName}\`1[${element!.fullName}]`,
    enumerate: (self: Bag) => self.items,
    properties: {
      'BoundedCapacity: int': () => -1,
      'IsAddingCompleted: bool': (self: Bag) => self.isComplete,
      'IsCompleted: bool': (self: Bag) => self.isComplete && self.items.length === 0,
      ...countProperty,
    },
    methods: {
      [`Add(${t} item): void`]: (self: Bag, [item]: [Value]) => {
        if (self.isComplete) {
          const text = 'The collection has been marked as complete with regards to additions.';
          throw netError(newException(InvalidOperationException, text));
        }
        self.items.push(item);
      },
      'CompleteAdding(): void': (self: Bag) => {
        self.isComplete = true;
      },
      'Dispose(): void': () => undefined,
      [`GetConsumingEnumerable(): System.Collections.Generic.IEnumerable[${t}]`]: (self: Bag) =>
        self.items.splice(0, self.items.length),
      [`Take(): ${t}`]: take,
      [`ToArray(): ${t}[]`]: (self: Bag) => self.items.slice(),
      [`TryAdd(${t} item): bool`]: (self: Bag, [item]: [Value]) => self.items.push(item) > 0,
      [`TryTake([ref] ${t} item): bool`]: (self: Bag, [result]: [Reference]) =>
        tryTake(self, result, () => self.items.shift()),
    },
    constructors: {
      'new()': () => new Bag(blockingName, element!),
      'new(int boundedCapacity)': () => new Bag(blockingName, element!),
    },
  };
}

defineGeneric(bagName, 1, bag);
defineGeneric(blockingName, 1, blocking);
