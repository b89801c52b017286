import type { MemberSet } from './member-set.js';
import type { NetType } from './net-type.js';

/**
 * Every PowerShell value in its JavaScript form (ARCHITECTURE.md §2). `undefined` is AutomationNull ("no output"), `null` is `$null`,
 * a `number` is always an Int32, a `bigint` always an Int64; every other .NET type is an object.
 */
export type Value = null | undefined | boolean | number | bigint | string | object;

/**
 * A .NET object that is not a JavaScript primitive or array. `netType` stands on the prototype: `defineType({ represents })` puts it there,
 * so classes need not import their own tables.
 */
export abstract class NetObject {
  /** The type's table. Shadowed on the prototype of each class by `defineType`, or overridden where each object has its own. */
  get netType(): NetType {
    throw new Error(`No .NET type is declared for ${this.constructor.name}.`);
  }

  /** Members and type names added to this one object (Add-Member, PSTypeNames); null for nearly all objects. */
  declare members: MemberSet | null;

  // Fields of classes made by the hundred thousand are declared and set here: a field initializer would be a call of its own.
  constructor() {
    this.members = null;
  }
}

/** True for AutomationNull: a pipeline that wrote nothing. */
export function isNothing(value: Value): value is undefined {
  return value === undefined;
}

/** True for `$null` and for AutomationNull, which expressions treat alike. */
export function isNullish(value: Value): value is null | undefined {
  return value === null || value === undefined;
}
