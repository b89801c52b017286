import { arrayType } from './constructed-types.js';
import type { NetType } from './net-type.js';
import type { NetObject, Value } from './value.js';

/** Reached only through `typeOf`; kept apart from the registry so that primitives resolve without a look-up. */
interface PrimitiveTypes {
  int32: NetType;
  int64: NetType;
  string: NetType;
  boolean: NetType;
  object: NetType;
  byte: NetType;
}

const primitives: Partial<PrimitiveTypes> = {};

/** Tells `typeOf` the tables of JavaScript primitives; called once by the family that declares them. */
export function registerPrimitives(types: PrimitiveTypes): void {
  Object.assign(primitives, types);
}

/** Key under which an array carries its element type (see `arrays.ts`). */
export const elementTypeKey: unique symbol = Symbol('element type');

/** The .NET type of a value; `System.Object` for `$null`, which has none. */
export function typeOf(value: Value): NetType {
  switch (typeof value) {
    case 'number':
      return primitives.int32!;
    case 'string':
      return primitives.string!;
    case 'boolean':
      return primitives.boolean!;
    case 'bigint':
      return primitives.int64!;
    case 'object':
      if (value === null) return primitives.object!;
      if (Array.isArray(value)) {
        return arrayType((value as { [elementTypeKey]?: NetType })[elementTypeKey] ?? primitives.object!);
      }
      if (value instanceof Uint8Array) return arrayType(primitives.byte!);
      return (value as NetObject).netType ?? primitives.object!;
    default:
      return primitives.object!;
  }
}

/** `-is` for a resolved type: false for `$null`. */
export function isInstance(value: Value, type: NetType): boolean {
  return value !== null && value !== undefined && typeOf(value).isAssignableTo(type);
}

/** The full .NET name of a value's type (`System.Int32`), as errors print it; `null` for `$null`. */
export function typeName(value: Value): string {
  return value === null || value === undefined ? 'null' : typeOf(value).fullName;
}
