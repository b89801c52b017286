import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';

/** Binary `-split`; `right` is the separator, or separator, limit, options. */
export function split(_ctx: ScriptContext, _left: Value, _right: Value, _caseSensitive: boolean): Value {
  throw new Error('split: not landed yet');
}

/** Unary `-split`. */
export function splitUnary(_ctx: ScriptContext, _operand: Value): Value {
  throw new Error('splitUnary: not landed yet');
}

/** Binary `-join`. */
export function join(_ctx: ScriptContext, _left: Value, _right: Value): Value {
  throw new Error('join: not landed yet');
}

/** Unary `-join`. */
export function joinUnary(_ctx: ScriptContext, _operand: Value): Value {
  throw new Error('joinUnary: not landed yet');
}
