import { InvalidOperationException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { defineGeneric, makeGeneric } from '../values/constructed-types.js';
import type { NetType } from '../values/net-type.js';
import type { Reference } from '../values/reference.js';
import type { ScriptContext } from '../values/script-access.js';
import type { TypeDefinition } from '../values/type-definition.js';
import { NetObject, type Value } from '../values/value.js';
import { objectType } from './core.js';
import { orderBy } from './sorting.js';

interface Entry {
  readonly element: Value;
  readonly priority: Value;
}

/** `System.Collections.Generic.PriorityQueue[TElement, TPriority]`; the smallest priority comes first. */
class PriorityQueue extends NetObject {
  readonly #types: readonly NetType[];
  readonly #compare: (a: Value, b: Value) => number;
  readonly entries: Entry[] = [];

  constructor(types: readonly NetType[], compare: (a: Value, b: Value) => number) {
    super();
    this.#types = types;
    this.#compare = compare;
  }

  override get netType(): NetType {
    return makeGeneric('System.Collections.Generic.PriorityQueue', this.#types);
  }

  enqueue(element: Value, priority: Value): void {
    const at = this.entries.findIndex((entry) => this.#compare(entry.priority, priority) > 0);
    this.entries.splice(at < 0 ? this.entries.length : at, 0, { element, priority });
  }

  /** The next entry; InvalidOperationException when there is none. */
  next(take: boolean): Entry {
    const entry = take ? this.entries.shift() : this.entries[0];
    if (!entry) throw netError(newException(InvalidOperationException, 'Queue empty.'));
    return entry;
  }
}

function tryNext(self: PriorityQueue, element: Reference, priority: Reference, take: boolean): boolean {
  if (self.entries.length === 0) return false;
  const entry = self.next(take);
  element.value = entry.element;
  priority.value = entry.priority;
  return true;
}

function definition(types: readonly NetType[]): TypeDefinition {
  const [e, p] = types.map((type) => type.displayName);
  return {
    name: `System.Collections.Generic.PriorityQueue\`2[${types.map((type) => type.fullName).join(',')}]`,
    base: objectType,
    properties: { 'Count: int': (self: PriorityQueue) => self.entries.length },
    methods: {
      'Clear(): void': (self: PriorityQueue) => {
        self.entries.length = 0;
      },
      [`Dequeue(): ${e}`]: (self: PriorityQueue) => self.next(true).element,
      [`Enqueue(${e} element, ${p} priority): void`]: (self: PriorityQueue, [element, priority]: [Value, Value]) =>
        self.enqueue(element, priority),
      [`EnqueueDequeue(${e} element, ${p} priority): ${e}`]: (
        self: PriorityQueue,
        [element, priority]: [Value, Value],
      ) => {
        self.enqueue(element, priority);
        return self.next(true).element;
      },
      [`Peek(): ${e}`]: (self: PriorityQueue) => self.next(false).element,
      [`TryDequeue([ref] ${e} element, [ref] ${p} priority): bool`]: (
        self: PriorityQueue,
        [element, priority]: [Reference, Reference],
      ) => tryNext(self, element, priority, true),
      [`TryPeek([ref] ${e} element, [ref] ${p} priority): bool`]: (
        self: PriorityQueue,
        [element, priority]: [Reference, Reference],
      ) => tryNext(self, element, priority, false),
    },
    constructors: {
      'new()': (_args: [], ctx: ScriptContext) => new PriorityQueue(types, orderBy(ctx, null)),
      'new(int initialCapacity)': (_args: [number], ctx: ScriptContext) => new PriorityQueue(types, orderBy(ctx, null)),
      [`new(System.Collections.Generic.IComparer[${p}] comparer)`]: ([comparer]: [Value], ctx: ScriptContext) =>
        new PriorityQueue(types, orderBy(ctx, comparer)),
    },
  };
}

defineGeneric('System.Collections.Generic.PriorityQueue', 2, definition);
