import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';

/** `-is`; the right side is a type or a type name. */
export function isType(_ctx: ScriptContext, _left: Value, _right: Value): boolean {
  throw new Error('isType: not landed yet');
}

/** `-as`: null when the conversion fails. */
export function asType(_ctx: ScriptContext, _left: Value, _right: Value): Value {
  throw new Error('asType: not landed yet');
}
