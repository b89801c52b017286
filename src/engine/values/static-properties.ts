import { propertyNotSettable } from './member-errors.js';
import type { NetType } from './net-type.js';
import { missing, readTypeProperty, writeTypeProperty } from './properties.js';
import { PsMethod } from './psobject-view.js';
import type { ScriptContext } from './script-access.js';
import type { MethodGroup } from './type-definition.js';
import type { Value } from './value.js';

/** Reads `[type]::name`; null when there is none. */
export function getStatic(ctx: ScriptContext, type: NetType, name: string): Value {
  const property = type.findStatic(name.toLowerCase());
  if (property) return readTypeProperty(ctx, type, property);
  const method = staticGroup(type, name.toLowerCase());
  return method ? new PsMethod(null, method, type) : missing(ctx, name);
}

/** A static method; `new` stands for the constructors, which are printed with the type they make. */
function staticGroup(type: NetType, lowerName: string): MethodGroup | undefined {
  if (lowerName !== 'new') return type.findStaticMethod(lowerName);
  const { overloads } = type.constructors;
  if (overloads.length === 0) return undefined;
  return {
    name: 'new',
    overloads: overloads.map((one) => ({ ...one, isStatic: false, returnText: type.displayName })),
  };
}

/** Sets `[type]::name`. */
export function setStatic(ctx: ScriptContext, type: NetType, name: string, value: Value): void {
  const property = type.findStatic(name.toLowerCase());
  if (!property) throw propertyNotSettable('PropertyNotFound', name);
  writeTypeProperty(ctx, type, property, value);
}
