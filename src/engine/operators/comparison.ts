import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';

/** `-eq` of two scalars; a collection on the left is not filtered here. */
export function compareEqual(_ctx: ScriptContext, _left: Value, _right: Value, _caseSensitive: boolean): boolean {
  throw new Error('compareEqual: not landed yet');
}

/** The order of two scalars: negative, 0 or positive; throws when they cannot be compared (`-lt` and relatives). */
export function compareOrder(_ctx: ScriptContext, _left: Value, _right: Value, _caseSensitive: boolean): number {
  throw new Error('compareOrder: not landed yet');
}

/** `-eq`: a boolean, or the matching elements when the left side is a collection. */
export function equal(_ctx: ScriptContext, _left: Value, _right: Value, _caseSensitive: boolean): Value {
  throw new Error('equal: not landed yet');
}

/** `-ne`: a boolean, or the matching elements when the left side is a collection. */
export function notEqual(_ctx: ScriptContext, _left: Value, _right: Value, _caseSensitive: boolean): Value {
  throw new Error('notEqual: not landed yet');
}

/** `-lt`: a boolean, or the matching elements when the left side is a collection. */
export function lessThan(_ctx: ScriptContext, _left: Value, _right: Value, _caseSensitive: boolean): Value {
  throw new Error('lessThan: not landed yet');
}

/** `-le`: a boolean, or the matching elements when the left side is a collection. */
export function lessOrEqual(_ctx: ScriptContext, _left: Value, _right: Value, _caseSensitive: boolean): Value {
  throw new Error('lessOrEqual: not landed yet');
}

/** `-gt`: a boolean, or the matching elements when the left side is a collection. */
export function greaterThan(_ctx: ScriptContext, _left: Value, _right: Value, _caseSensitive: boolean): Value {
  throw new Error('greaterThan: not landed yet');
}

/** `-ge`: a boolean, or the matching elements when the left side is a collection. */
export function greaterOrEqual(_ctx: ScriptContext, _left: Value, _right: Value, _caseSensitive: boolean): Value {
  throw new Error('greaterOrEqual: not landed yet');
}

/** `-contains`: whether any element equals the right side. */
export function contains(_ctx: ScriptContext, _left: Value, _right: Value, _caseSensitive: boolean): boolean {
  throw new Error('contains: not landed yet');
}

/** `-notcontains`. */
export function notContains(_ctx: ScriptContext, _left: Value, _right: Value, _caseSensitive: boolean): boolean {
  throw new Error('notContains: not landed yet');
}

/** `-in`. */
export function isIn(_ctx: ScriptContext, _left: Value, _right: Value, _caseSensitive: boolean): boolean {
  throw new Error('isIn: not landed yet');
}

/** `-notin`. */
export function notIn(_ctx: ScriptContext, _left: Value, _right: Value, _caseSensitive: boolean): boolean {
  throw new Error('notIn: not landed yet');
}
