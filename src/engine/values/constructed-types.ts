import { NetType } from './net-type.js';
import type { TypeDefinition } from './type-definition.js';
import { knownType } from './type-registry.js';

const genericMakers = new Map<string, (args: readonly NetType[]) => TypeDefinition>();

/** Declares a generic type by its full name without arity (`System.Collections.Generic.List`). */
export function defineGeneric(name: string, arity: number, make: (args: readonly NetType[]) => TypeDefinition): void {
  genericMakers.set(`${name}\`${arity}`.toLowerCase(), make);
}

/** The closed generic type that a script names (`List` of `[int]`), also without `System.` or under `usings`; null when there is none. */
export function findGeneric(name: string, args: readonly NetType[], usings: readonly string[]): NetType | null {
  const bare = name.replace(/`\d+$/, '').trim();
  for (const candidate of [bare, `System.${bare}`, ...usings.map((namespace) => `${namespace}.${bare}`)]) {
    const key = `${candidate}\`${args.length}`.toLowerCase();
    knownType(key);
    const make = genericMakers.get(key);
    if (make) return genericType(key, make, args);
  }
  return null;
}

const genericInstances = new Map<string, NetType>();

function genericType(
  key: string,
  make: (args: readonly NetType[]) => TypeDefinition,
  args: readonly NetType[],
): NetType {
  const instanceKey = `${key}:${args.map((a) => a.id).join(',')}`;
  let type = genericInstances.get(instanceKey);
  if (!type) {
    type = new NetType({ ...make(args), genericArguments: args });
    genericInstances.set(instanceKey, type);
  }
  return type;
}

/** The closed generic type, for the engine's own use: `makeGeneric('System.Collections.Generic.List', [int32])`. */
export function makeGeneric(name: string, args: readonly NetType[]): NetType {
  const type = findGeneric(name, args, []);
  if (!type) throw new Error(`The type table has no generic ${name}.`);
  return type;
}

const arrayTypes = new Map<number, NetType>();

/** `T[]`, or `T[,]` for two dimensions and so on. */
export function arrayType(element: NetType, rank = 1): NetType {
  const key = element.id * 32 + rank;
  let type = arrayTypes.get(key);
  if (!type) {
    type = new NetType({
      name: `${element.fullName}[${','.repeat(rank - 1)}]`,
      base: knownType('System.Array'),
      elementType: element,
      interfaces: rank === 1 ? arrayInterfaces(element) : [],
    });
    arrayTypes.set(key, type);
  }
  return type;
}

function arrayInterfaces(element: NetType): string[] {
  return ['IList', 'ICollection', 'IEnumerable', 'IReadOnlyList', 'IReadOnlyCollection'].map(
    (name) => `System.Collections.Generic.${name}\`1[${element.fullName}]`,
  );
}
