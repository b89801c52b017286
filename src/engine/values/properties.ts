import { castCause } from '../convert/cast-errors.js';
import { convertTo } from '../convert/convert.js';
import { TerminatingError } from '../errors/terminating.js';
import { isEnumerable, itemsOf } from './arrays.js';
import { CustomObject, unwrap, WrappedValue } from './custom-object.js';
import {
  getterFault,
  notePropertyMissing,
  propertyNotSettable,
  propertyReadOnly,
  setterFault,
  strictElementsMissing,
  strictPropertyMissing,
} from './member-errors.js';
import type { ExtendedMember, MemberSlots } from './member-set.js';
import { methodNamed } from './method-list.js';
import { PsObjectView, TypeNameList } from './psobject-view.js';
import type { ScriptContext } from './script-access.js';
import { addedMember, addedProperty } from './type-data.js';
import type { TypeProperty } from './type-definition.js';
import { findType } from './type-names.js';
import { typeOf } from './type-of.js';
import { isNullish, NetObject, type Value } from './value.js';

/**
 * Reads `value.name`: the object's own members, then its type's, then through the elements of a collection. Null when there is none
 * (an error in strict mode).
 */
export function getProperty(ctx: ScriptContext, value: Value, name: string): Value {
  const found = findProperty(ctx, value, name);
  return found === undefined ? missing(ctx, name) : found;
}

/** What reading a missing property gives: null, or an error in strict mode. */
export function missing(ctx: ScriptContext, name: string): null {
  if (ctx.strictMode >= 2) throw strictPropertyMissing(name);
  return null;
}

/** As `getProperty`; `undefined` when there is no such property. A method's name without parentheses is the method as a value. */
export function findProperty(
  ctx: ScriptContext,
  value: Value,
  name: string,
  lowerName: string = name.toLowerCase(),
): Value {
  const own = findOwnProperty(ctx, value, name, lowerName);
  if (own !== undefined) return own;
  if (isNullish(value)) return lowerName === 'count' || lowerName === 'length' ? strictCount(ctx, 0) : undefined;
  const method = methodNamed(value, lowerName);
  if (method) return method;
  if (isEnumerable(value)) return throughElements(ctx, itemsOf(unwrap(value)), name, lowerName);
  if (lowerName === 'count' || lowerName === 'length') return value instanceof CustomObject ? 1 : strictCount(ctx, 1);
  return undefined;
}

/** Everything has a Count and a Length, except in strict mode. */
function strictCount(ctx: ScriptContext, count: number): Value {
  return ctx.strictMode >= 2 ? undefined : count;
}

/** A property of the value itself, not of its elements; `undefined` when there is none. */
export function findOwnProperty(
  ctx: ScriptContext,
  value: Value,
  name: string,
  lowerName: string = name.toLowerCase(),
): Value {
  if (typeof value === 'string') {
    if (lowerName === 'length') return value.length;
  } else if (Array.isArray(value)) {
    if (lowerName === 'count' || lowerName === 'length') return value.length;
  } else if (value instanceof CustomObject) {
    const index = value.shape.indexOf(lowerName);
    if (index >= 0 && value.shape.kinds[index] !== 'ScriptMethod') return readSlot(ctx, value, value, index);
  } else if (value instanceof NetObject) {
    const own = findOnObject(ctx, value, name, lowerName);
    if (own !== undefined) return own;
  }
  if (isNullish(value)) return undefined;
  return findOnType(ctx, value, lowerName) ?? addedProperty(ctx, value, lowerName) ?? findIntrinsic(value, lowerName);
}

function findOnObject(ctx: ScriptContext, value: NetObject, name: string, lowerName: string): Value {
  if (value.members !== null) {
    const index = value.members.shape.indexOf(lowerName);
    if (index >= 0 && value.members.shape.kinds[index] !== 'ScriptMethod')
      return readSlot(ctx, value, value.members, index);
  }
  if (value instanceof WrappedValue) return findOwnProperty(ctx, value.inner, name, lowerName);
  const adapted = value.netType.rule('getMember');
  return adapted ? adapted(value as never, name, ctx) : undefined;
}

function readSlot(ctx: ScriptContext, self: Value, slots: MemberSlots, index: number): Value {
  const content = slots.slots[index];
  if (slots.shape.isPlain || slots.shape.kinds[index] === 'NoteProperty') return (content as Value) ?? null;
  return (content as ExtendedMember).get?.(self, ctx) ?? null;
}

function findOnType(ctx: ScriptContext, value: Value, lowerName: string): Value {
  const inner = unwrap(value);
  const property = typeOf(inner).findProperty(lowerName);
  return property ? readTypeProperty(ctx, inner, property) : undefined;
}

/** The one type whose value is no value at all. */
const nothingType = 'System.Management.Automation.Internal.AutomationNull';

/** Reads a property of a type's table; its failures are GetValueInvocationExceptions. */
export function readTypeProperty(ctx: ScriptContext, self: Value, property: TypeProperty): Value {
  try {
    const value = property.get(self, ctx);
    return value === undefined && property.typeText !== nothingType ? null : value;
  } catch (error) {
    throw property.kind === 'ScriptProperty' ? error : getterFault(error, property.name);
  }
}

/** `PSObject`, `PSTypeNames`, `PSBase` …: members that every value has. */
function findIntrinsic(value: Value, lowerName: string): Value {
  switch (lowerName) {
    case 'psobject':
      return new PsObjectView(value);
    case 'pstypenames':
      return new TypeNameList(value);
    case 'psbase':
    case 'psadapted':
    case 'psextended':
      return new PsObjectView(value);
    default:
      return undefined;
  }
}

/**
 * Member enumeration: the property of every element that has it. A custom object without it counts as one `$null`, other objects without it
 * are left out; nothing found at all is `undefined`.
 */
function throughElements(ctx: ScriptContext, items: readonly Value[], name: string, lowerName: string): Value {
  if (items.length === 0 && ctx.strictMode >= 2) throw strictElementsMissing(name);
  const found: Value[] = [];
  let any = false;
  for (const item of items) {
    const value = findProperty(ctx, item, name, lowerName);
    if (value === undefined) {
      if (ctx.strictMode >= 2) return undefined;
      if (item instanceof CustomObject) found.push(null);
      continue;
    }
    any = true;
    if (isEnumerable(value)) for (const inner of itemsOf(value)) found.push(inner);
    else found.push(value);
  }
  if (found.length === 0) return any ? null : undefined;
  return found.length === 1 ? found[0] : found;
}

/** Sets `target.name`; errors PropertyNotFound, PropertyAssignmentException, ExceptionWhenSetting. */
export function setProperty(ctx: ScriptContext, target: Value, name: string, value: Value): void {
  const stored = value === undefined ? null : value;
  if (isNullish(target)) throw propertyNotSettable('PropertyNotFound', name);
  const lowerName = name.toLowerCase();
  if (target instanceof CustomObject) {
    setOnCustom(ctx, target, name, lowerName, stored);
    return;
  }
  if (target instanceof NetObject && setOnObject(ctx, target, name, lowerName, stored)) return;
  const inner = unwrap(target);
  const property = typeOf(inner).findProperty(lowerName);
  if (!property) {
    if (setAdded(ctx, target, lowerName, stored)) return;
    throw propertyNotSettable('PropertyAssignmentException', name);
  }
  writeTypeProperty(ctx, inner, property, stored);
}

/** Sets a property that type data adds; false when there is none. */
function setAdded(ctx: ScriptContext, target: Value, lowerName: string, value: Value): boolean {
  const added = addedMember(ctx, target, lowerName);
  if (!added) return false;
  if (!('member' in added) || !added.member.set) throw propertyReadOnly(added.name);
  added.member.set(target, value, ctx);
  return true;
}

function setOnCustom(ctx: ScriptContext, target: CustomObject, name: string, lowerName: string, value: Value): void {
  const index = target.shape.indexOf(lowerName);
  if (index < 0) {
    if (setAdded(ctx, target, lowerName, value)) return;
    throw notePropertyMissing(name);
  }
  writeSlot(ctx, target, target, index, value);
}

function setOnObject(ctx: ScriptContext, target: NetObject, name: string, lowerName: string, value: Value): boolean {
  if (target.members !== null) {
    const index = target.members.shape.indexOf(lowerName);
    if (index >= 0) {
      writeSlot(ctx, target, target.members, index, value);
      return true;
    }
  }
  const adapted = target.netType.rule('setMember');
  return adapted ? adapted(target as never, name, value, ctx) : false;
}

function writeSlot(ctx: ScriptContext, self: Value, slots: MemberSlots, index: number, value: Value): void {
  if (slots.shape.kinds[index] === 'NoteProperty') {
    slots.slots[index] = value;
    return;
  }
  const member = slots.slots[index] as ExtendedMember;
  if (!member.set) throw propertyReadOnly(member.name);
  member.set(self, value, ctx);
}

/** Sets a property of a type's table: converts the value to the property's type first. */
export function writeTypeProperty(ctx: ScriptContext, self: Value, property: TypeProperty, value: Value): void {
  if (!property.set) throw propertyReadOnly(property.name);
  try {
    property.set(self, convertForProperty(ctx, property, value), ctx);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    throw setterFault(castCause(error), property.name);
  }
}

function convertForProperty(ctx: ScriptContext, property: TypeProperty, value: Value): Value {
  const type = property.type ?? findType(property.typeText);
  return type ? convertTo(ctx, value, type) : value;
}
