import type { NetType } from './net-type.js';
import type { ScriptContext } from './script-access.js';
import type { Value } from './value.js';

/** A property of a value as Format, Select and Get-Member see it. */
export interface PropertyInfo {
  readonly name: string;
  readonly kind:
    | 'Property'
    | 'NoteProperty'
    | 'ScriptProperty'
    | 'AliasProperty'
    | 'CodeProperty'
    | 'ParameterizedProperty'
    | 'PropertySet';
  readonly typeText: string;
  readonly isHidden: boolean;
  readonly get: (ctx: ScriptContext) => Value;
  /** Absent: read-only. */
  readonly set?: (value: Value, ctx: ScriptContext) => void;
}

/** Reads `value.name`: extended members, then the type's, then member enumeration; `null` when there is none. */
export function getProperty(_ctx: ScriptContext, _value: Value, _name: string): Value {
  throw new Error('members: not landed yet');
}

/** Sets `target.name`; errors PropertyNotFound, PropertyAssignmentException, ExceptionWhenSetting. */
export function setProperty(_ctx: ScriptContext, _target: Value, _name: string, _value: Value): void {
  throw new Error('members: not landed yet');
}

/** Calls `target.name(args)`; errors InvokeMethodOnNull, MethodNotFound, MethodCountCouldNotFindBest, the exception of the method. */
export function invokeMethod(_ctx: ScriptContext, _target: Value, _name: string, _args: readonly Value[]): Value {
  throw new Error('members: not landed yet');
}

/** Reads `[type]::name`; unknown ones are null. */
export function getStatic(_ctx: ScriptContext, _type: NetType, _name: string): Value {
  throw new Error('members: not landed yet');
}

/** Sets `[type]::name`. */
export function setStatic(_ctx: ScriptContext, _type: NetType, _name: string, _value: Value): void {
  throw new Error('members: not landed yet');
}

/** Calls `[type]::name(args)`, `new` included. */
export function invokeStatic(_ctx: ScriptContext, _type: NetType, _name: string, _args: readonly Value[]): Value {
  throw new Error('members: not landed yet');
}

/** `[type]::new(args)` and New-Object. */
export function construct(_ctx: ScriptContext, _type: NetType, _args: readonly Value[]): Value {
  throw new Error('members: not landed yet');
}

/** The properties of a value in order: extended ones first, then the type's. */
export function propertiesOf(_value: Value): readonly PropertyInfo[] {
  throw new Error('members: not landed yet');
}
