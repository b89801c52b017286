import { toText } from '../../convert/text.js';
import { defineType, type NetType, type PropertyDefinition, typeOf } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import { NetObject, type Value } from '../../values/value.js';
import { objectType } from '../core.js';

/** `System.Tuple` and `System.ValueTuple` of up to seven items. */
export class Tuple extends NetObject {
  readonly #type: NetType;
  readonly items: readonly Value[];

  constructor(type: NetType, items: readonly Value[]) {
    super();
    this.#type = type;
    this.items = items;
  }

  override get netType(): NetType {
    return this.#type;
  }
}

const types = new Map<string, NetType>();

function tupleType(name: string, items: readonly Value[]): NetType {
  const arguments_ = items.map((item) => (item === null || item === undefined ? 'System.Object' : typeOf(item).fullName));
  const fullName = `${name}\`${items.length}[${arguments_.join(',')}]`;
  let type = types.get(fullName);
  if (!type) {
    const properties: Record<string, PropertyDefinition> = {};
    items.forEach((_, i) => {
      properties[`Item${i + 1}: System.Object`] = (self: Tuple) => self.items[i];
    });
    type = defineType({
      name: fullName,
      base: objectType,
      kind: name === 'System.ValueTuple' ? 'struct' : 'class',
      interfaces: ['System.Runtime.CompilerServices.ITuple'],
      text: (self: Tuple, ctx) => `(${self.items.map((item) => toText(ctx, item)).join(', ')})`,
      equals: (self: Tuple, other, ctx) =>
        other instanceof Tuple && toTextOf(self, ctx) === toTextOf(other, ctx) && other.netType === self.netType,
      properties: { 'Length: int': { get: (self: Tuple) => self.items.length }, ...properties },
    });
    types.set(fullName, type);
  }
  return type;
}

function toTextOf(tuple: Tuple, ctx: ScriptContext): string {
  return tuple.items.map((item) => toText(ctx, item)).join('\0');
}

/** A tuple of these items. */
export function tupleOf(name: 'System.Tuple' | 'System.ValueTuple', items: readonly Value[]): Tuple {
  return new Tuple(tupleType(name, items), items);
}

const parameters = ['item1', 'item2', 'item3', 'item4', 'item5', 'item6', 'item7'];

for (const name of ['System.Tuple', 'System.ValueTuple'] as const) {
  const make = (items: Value[]): Value => tupleOf(name, items);
  defineType({
    name,
    base: objectType,
    kind: 'static',
    staticMethods: Object.fromEntries(
      parameters.map((_, i) => [
        `Create(${parameters
          .slice(0, i + 1)
          .map((p) => `System.Object ${p}`)
          .join(', ')}): ${name}`,
        make,
      ]),
    ),
  });
}
