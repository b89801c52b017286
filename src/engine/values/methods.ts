import { registerObjectMaker } from '../convert/object-creation.js';
import { newArray } from './array-creation.js';
import { isEnumerable, itemsOf } from './arrays.js';
import { convertArguments } from './convert-arguments.js';
import { CustomObject, unwrap } from './custom-object.js';
import { intrinsicMethod } from './intrinsic-methods.js';
import { methodFault, methodNotFound, methodOnNull, overloadNotBuilt } from './member-errors.js';
import type { ExtendedMember, MemberSlots } from './member-set.js';
import type { NetType } from './net-type.js';
import { chooseOverload, countError } from './overloads.js';
import { setProperty } from './properties.js';
import { accessorGroup } from './property-accessors.js';
import { TypeNameList } from './psobject-view.js';
import type { ScriptContext } from './script-access.js';
import { addedMember } from './type-data.js';
import type { MethodGroup } from './type-definition.js';
import { typeOf } from './type-of.js';
import { isNullish, NetObject, type Value } from './value.js';

type AnyInstanceBody = (self: Value, args: readonly Value[], ctx: ScriptContext) => Value;
type AnyStaticBody = (args: readonly Value[], ctx: ScriptContext) => Value;

/** Calls `target.name(args)`; errors InvokeMethodOnNull, MethodNotFound, MethodCountCouldNotFindBest, the exception of the method. */
export function invokeMethod(ctx: ScriptContext, target: Value, name: string, args: readonly Value[]): Value {
  const lowerName = name.toLowerCase();
  if (isNullish(target)) return onNull(ctx, target, name, lowerName, args);
  const extended = scriptMethod(target, lowerName);
  if (extended?.invoke) return extended.invoke(target, args, ctx);
  const self = unwrap(target);
  const group = typeOf(self).findMethod(lowerName) ?? accessorGroup(typeOf(self), lowerName);
  if (group) return callInstance(ctx, group, self, name, args);
  const added = addedMember(ctx, target, lowerName);
  if (added && 'member' in added && added.member.invoke) return added.member.invoke(target, args, ctx);
  const intrinsic = intrinsicMethod(lowerName);
  if (intrinsic) return intrinsic(ctx, self, args, invokeMethod);
  if (isEnumerable(self)) return throughElements(ctx, itemsOf(self), name, args);
  throw methodNotFound(shownType(self), name);
}

function shownType(value: Value): string {
  if (value instanceof TypeNameList) return 'System.Collections.ObjectModel.Collection`1[System.String]';
  return typeOf(value).fullName;
}

function onNull(ctx: ScriptContext, target: Value, _name: string, lowerName: string, args: readonly Value[]): Value {
  const intrinsic = intrinsicMethod(lowerName);
  if (intrinsic) return intrinsic(ctx, target, args, invokeMethod);
  throw methodOnNull();
}

function scriptMethod(target: Value, lowerName: string): ExtendedMember | null {
  const slots: MemberSlots | null =
    target instanceof CustomObject ? target : target instanceof NetObject ? target.members : null;
  if (slots === null || slots.shape.isPlain) return null;
  const index = slots.shape.indexOf(lowerName);
  if (index < 0 || slots.shape.kinds[index] !== 'ScriptMethod') return null;
  return slots.slots[index] as ExtendedMember;
}

/** Chooses the overload, converts the arguments and calls it. */
export function callInstance(
  ctx: ScriptContext,
  group: MethodGroup,
  self: Value,
  name: string,
  args: readonly Value[],
): Value {
  const candidate = chooseOverload(group, args);
  const { overload } = candidate;
  const converted = convertArguments(ctx, candidate, args, group.name);
  if (overload.body === null) throw overloadNotBuilt(typeOf(self).fullName, name);
  if (overload.isScript) return (overload.body as AnyInstanceBody)(self, converted, ctx);
  try {
    const result = (overload.body as AnyInstanceBody)(self, converted, ctx);
    return overload.returnText === 'void' ? undefined : result === undefined ? null : result;
  } catch (error) {
    throw methodFault(error, group.name, args.length);
  }
}

/** A method of a collection's elements: called on each, the results collected. */
function throughElements(ctx: ScriptContext, items: readonly Value[], name: string, args: readonly Value[]): Value {
  const results: Value[] = [];
  for (const item of items) {
    const result = isNullish(item) ? undefined : invokeMethod(ctx, item, name, args);
    if (isNullish(item)) throw methodOnNull();
    if (result === undefined) continue;
    if (isEnumerable(result)) results.push(...itemsOf(result));
    else results.push(result);
  }
  return results.length === 0 ? undefined : results.length === 1 ? results[0] : results;
}

/** Calls `[type]::name(args)`, `new` included. */
export function invokeStatic(ctx: ScriptContext, type: NetType, name: string, args: readonly Value[]): Value {
  const lowerName = name.toLowerCase();
  if (lowerName === 'new') return construct(ctx, type, args);
  const group = type.findStaticMethod(lowerName);
  if (!group) throw methodNotFound(type.fullName, name);
  return callStatic(ctx, group, group.name, args);
}

function callStatic(ctx: ScriptContext, group: MethodGroup, shownName: string, args: readonly Value[]): Value {
  const candidate = chooseOverload(group, args);
  const { overload } = candidate;
  const converted = convertArguments(ctx, candidate, args, shownName);
  if (overload.body === null) throw overloadNotBuilt(shownName, group.name);
  const body = overload.body as AnyStaticBody;
  if (overload.isScript) return body(converted, ctx);
  try {
    const result = body(converted, ctx);
    return overload.returnText === 'void' ? undefined : result === undefined ? null : result;
  } catch (error) {
    throw methodFault(error, shownName, args.length);
  }
}

/** `[type]::new(args)` and New-Object. */
export function construct(ctx: ScriptContext, type: NetType, args: readonly Value[]): Value {
  if (type.elementType) return newArray(ctx, type, type.elementType, args);
  const group = type.constructors;
  if (args.length === 0 && type.isValueType && !group.overloads.some((o) => o.parameters.length === 0)) {
    return type.definition.defaultValue?.() ?? null;
  }
  if (group.overloads.length === 0) throw countError('new', args.length);
  return callStatic(ctx, group, '.ctor', args);
}

registerObjectMaker({ construct, setProperty });
