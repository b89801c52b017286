import { convertTo } from '../convert/convert.js';
import { InvalidOperationException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { enumerate } from '../values/arrays.js';
import { defineGeneric, makeGeneric } from '../values/constructed-types.js';
import type { NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import type { MethodBody, TypeDefinition } from '../values/type-definition.js';
import { NetObject, type Value } from '../values/value.js';
import { objectEquals, objectType } from './core.js';
import { ListEnumerator } from './enumerator.js';

/** `System.Collections.Generic.LinkedList[T]`; its nodes stand in an array in their order. */
class LinkedList extends NetObject {
  readonly element: NetType;
  readonly nodes: LinkedListNode[] = [];

  constructor(element: NetType, items: Iterable<Value> = []) {
    super();
    this.element = element;
    for (const item of items) this.insert(this.nodes.length, item);
  }

  override get netType(): NetType {
    return makeGeneric('System.Collections.Generic.LinkedList', [this.element]);
  }

  get items(): Value[] {
    return this.nodes.map((node) => node.value);
  }

  insert(index: number, item: Value): LinkedListNode {
    const node = new LinkedListNode(this, item);
    this.nodes.splice(index, 0, node);
    return node;
  }

  /** Takes out the node at an index; InvalidOperationException when the list is empty. */
  removeAt(index: number): void {
    if (this.nodes.length === 0) throw netError(newException(InvalidOperationException, 'The LinkedList is empty.'));
    const [node] = this.nodes.splice(index, 1);
    if (node) node.list = null;
  }

  /** Where a node stands; InvalidOperationException for a node of another list. */
  placeOf(node: LinkedListNode): number {
    const at = this.nodes.indexOf(node);
    if (at >= 0) return at;
    const text = 'The LinkedList node does not belong to current LinkedList.';
    throw netError(newException(InvalidOperationException, text));
  }
}

/** `System.Collections.Generic.LinkedListNode[T]`. */
class LinkedListNode extends NetObject {
  readonly #element: NetType;
  list: LinkedList | null;
  value: Value;

  constructor(list: LinkedList, value: Value) {
    super();
    this.list = list;
    this.#element = list.element;
    this.value = value;
  }

  override get netType(): NetType {
    return makeGeneric('System.Collections.Generic.LinkedListNode', [this.#element]);
  }

  neighbour(step: 1 | -1): LinkedListNode | null {
    return this.list?.nodes[this.list.nodes.indexOf(this) + step] ?? null;
  }
}

const place = (ctx: ScriptContext, self: LinkedList, item: Value): number =>
  self.nodes.findIndex((node) => objectEquals(node.value, item, ctx));

function removeItem(ctx: ScriptContext, self: LinkedList, item: Value): boolean {
  const at = place(ctx, self, item);
  if (at >= 0) self.removeAt(at);
  return at >= 0;
}

function methodsOf(t: string): Record<string, MethodBody> {
  const node = `System.Collections.Generic.LinkedListNode[${t}]`;
  return {
    [`AddAfter(${node} node, ${t} value): ${node}`]: (self: LinkedList, [after, item]: [LinkedListNode, Value]) =>
      self.insert(self.placeOf(after) + 1, item),
    [`AddBefore(${node} node, ${t} value): ${node}`]: (self: LinkedList, [before, item]: [LinkedListNode, Value]) =>
      self.insert(self.placeOf(before), item),
    [`AddFirst(${t} value): ${node}`]: (self: LinkedList, [item]: [Value]) => self.insert(0, item),
    [`AddLast(${t} value): ${node}`]: (self: LinkedList, [item]: [Value]) => self.insert(self.nodes.length, item),
    'Clear(): void': (self: LinkedList) => {
      self.nodes.length = 0;
    },
    [`Contains(${t} value): bool`]: (self: LinkedList, [item]: [Value], ctx: ScriptContext) =>
      place(ctx, self, item) >= 0,
    [`CopyTo(${t}[] array, int index): void`]: (self: LinkedList, [target, at]: [Value[], number]) => {
      self.items.forEach((item, i) => {
        target[at + i] = item;
      });
    },
    [`Find(${t} value): ${node}`]: (self: LinkedList, [item]: [Value], ctx: ScriptContext) =>
      self.nodes[place(ctx, self, item)] ?? null,
    [`FindLast(${t} value): ${node}`]: (self: LinkedList, [item]: [Value], ctx: ScriptContext) =>
      self.nodes.findLast((one) => objectEquals(one.value, item, ctx)) ?? null,
    'GetEnumerator(): System.Collections.IEnumerator': (self: LinkedList) => new ListEnumerator(self.items),
    [`Remove(${t} value): bool`]: (self: LinkedList, [item]: [Value], ctx: ScriptContext) =>
      removeItem(ctx, self, item),
    [`Remove(${node} node): void`]: (self: LinkedList, [old]: [LinkedListNode]) => self.removeAt(self.placeOf(old)),
    'RemoveFirst(): void': (self: LinkedList) => self.removeAt(0),
    'RemoveLast(): void': (self: LinkedList) => self.removeAt(self.nodes.length - 1),
  };
}

function listDefinition([element]: readonly NetType[]): TypeDefinition {
  const t = element!.displayName;
  const node = `System.Collections.Generic.LinkedListNode[${t}]`;
  return {
    name: `System.Collections.Generic.LinkedList\`1[${element!.fullName}]`,
    base: objectType,
    interfaces: [
      'System.Collections.ICollection',
      'System.Collections.IEnumerable',
      `System.Collections.Generic.IEnumerable\`1[${element!.fullName}]`,
    ],
    enumerate: (self: LinkedList) => self.items,
    convert: (value, ctx) =>
      new LinkedList(
        element!,
        [...enumerate(value)].map((item) => convertTo(ctx, item, element!)),
      ),
    properties: {
      'Count: int': (self: LinkedList) => self.nodes.length,
      [`First: ${node}`]: (self: LinkedList) => self.nodes[0] ?? null,
      [`Last: ${node}`]: (self: LinkedList) => self.nodes.at(-1) ?? null,
    },
    methods: methodsOf(t),
    constructors: {
      'new()': () => new LinkedList(element!),
      [`new(System.Collections.Generic.IEnumerable[${t}] collection)`]: ([items]: [Value]) =>
        new LinkedList(element!, enumerate(items)),
    },
  };
}

function nodeDefinition([element]: readonly NetType[]): TypeDefinition {
  const t = element!.displayName;
  const node = `System.Collections.Generic.LinkedListNode[${t}]`;
  return {
    name: `System.Collections.Generic.LinkedListNode\`1[${element!.fullName}]`,
    base: objectType,
    properties: {
      [`List: System.Collections.Generic.LinkedList[${t}]`]: (self: LinkedListNode) => self.list,
      [`Next: ${node}`]: (self: LinkedListNode) => self.neighbour(1),
      [`Previous: ${node}`]: (self: LinkedListNode) => self.neighbour(-1),
      [`Value: ${t}`]: {
        get: (self: LinkedListNode) => self.value,
        set: (self: LinkedListNode, value: Value) => {
          self.value = value;
        },
      },
    },
  };
}

defineGeneric('System.Collections.Generic.LinkedList', 1, listDefinition);
defineGeneric('System.Collections.Generic.LinkedListNode', 1, nodeDefinition);
