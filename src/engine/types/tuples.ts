import { toTextCulture } from '../convert/text.js';
import { defineGeneric, makeGeneric } from '../values/constructed-types.js';
import { defineType, type NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import type { StaticBody, TypeDefinition } from '../values/type-definition.js';
import { typeOf } from '../values/type-of.js';
import { lazyTypes } from '../values/type-registry.js';
import { NetObject, type Value } from '../values/value.js';
import { objectEquals } from './core.js';

/** What both kinds of tuples are: a fixed row of values, each of a type of its own. */
abstract class TupleBase extends NetObject {
  readonly items: readonly Value[];
  readonly types: readonly NetType[];

  constructor(items: readonly Value[], types: readonly NetType[] = items.map((item) => typeOf(item))) {
    super();
    this.items = items;
    this.types = types;
  }
}

/** `System.Tuple`: a class, with properties. */
export class Tuple extends TupleBase {
  override get netType(): NetType {
    return makeGeneric('System.Tuple', this.types);
  }
}

/** `System.ValueTuple`: a struct, with fields. */
export class ValueTuple extends TupleBase {
  override get netType(): NetType {
    return makeGeneric('System.ValueTuple', this.types);
  }
}

type TupleClass = new (items: readonly Value[], types: readonly NetType[]) => TupleBase;

const textOf = (self: TupleBase, ctx: ScriptContext): string =>
  `(${self.items.map((item) => toTextCulture(ctx, item)).join(', ')})`;

function itemProperties(args: readonly NetType[], field: boolean): NonNullable<TypeDefinition['properties']> {
  const length = { 'Length: int': (self: TupleBase) => self.items.length };
  const items = Object.fromEntries(
    args.map((type, i) => [
      `Item${i + 1}: ${type.displayName}`,
      { get: (self: TupleBase) => self.items[i] ?? null, field },
    ]),
  );
  return field ? { ...length, ...items } : { ...items, ...length };
}

function compareItems(self: TupleBase, other: TupleBase, ctx: ScriptContext): number {
  for (let i = 0; i < self.items.length; i++) {
    const rule = self.types[i]!.rule('compare');
    const order = rule ? rule(self.items[i] as never, other.items[i] as never, ctx) : 0;
    if (order !== 0) return order;
  }
  return 0;
}

function tupleDefinition(name: string, args: readonly NetType[], make: TupleClass, isStruct: boolean): TypeDefinition {
  const parameters = args.map((type, i) => `${type.displayName} item${i + 1}`).join(', ');
  return {
    name: `${name}\`${args.length}[${args.map((type) => type.fullName).join(',')}]`,
    kind: isStruct ? 'struct' : 'class',
    interfaces: ['System.Collections.IStructuralEquatable', 'System.IComparable'],
    properties: itemProperties(args, isStruct),
    constructors: { [`new(${parameters})`]: (items: Value[]) => new make(items, args) },
    text: textOf,
    equals: (self: TupleBase, other, ctx) =>
      other instanceof TupleBase && self.items.every((item, i) => objectEquals(item, other.items[i], ctx)),
    compare: compareItems,
    getItem: (self: TupleBase, index) => (typeof index === 'number' ? self.items[index] : undefined),
  };
}

/** `Create(T1 item1, T2 item2 …)` for up to seven items. */
function creators(name: string, make: TupleClass): Record<string, StaticBody> {
  const table: Record<string, StaticBody> = {};
  for (let count = 1; count <= 7; count++) {
    const parameters = Array.from({ length: count }, (_, i) => `System.Object item${i + 1}`).join(', ');
    table[`Create(${parameters}): ${name}`] = (items: Value[]) =>
      new make(
        items,
        items.map((item) => typeOf(item)),
      );
  }
  return table;
}

for (let arity = 1; arity <= 7; arity++) {
  defineGeneric('System.Tuple', arity, (args) => tupleDefinition('System.Tuple', args, Tuple, false));
  defineGeneric('System.ValueTuple', arity, (args) => tupleDefinition('System.ValueTuple', args, ValueTuple, true));
}

lazyTypes(['System.Tuple'], () => {
  defineType({ name: 'System.Tuple', kind: 'static', staticMethods: creators('System.Tuple', Tuple) });
});
lazyTypes(['System.ValueTuple'], () => {
  defineType({
    name: 'System.ValueTuple',
    kind: 'static',
    staticMethods: creators('System.ValueTuple', ValueTuple),
  });
});
