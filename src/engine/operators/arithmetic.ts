import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';

/** `left + right` (§16). */
export function add(_ctx: ScriptContext, _left: Value, _right: Value): Value {
  throw new Error('add: not landed yet');
}

/** `left - right`. */
export function subtract(_ctx: ScriptContext, _left: Value, _right: Value): Value {
  throw new Error('subtract: not landed yet');
}

/** `left * right`. */
export function multiply(_ctx: ScriptContext, _left: Value, _right: Value): Value {
  throw new Error('multiply: not landed yet');
}

/** `left / right`; RuntimeException when an integer is divided by zero. */
export function divide(_ctx: ScriptContext, _left: Value, _right: Value): Value {
  throw new Error('divide: not landed yet');
}

/** `left % right`; the sign follows the dividend. */
export function remainder(_ctx: ScriptContext, _left: Value, _right: Value): Value {
  throw new Error('remainder: not landed yet');
}

/** Unary `-`. */
export function negate(_ctx: ScriptContext, _operand: Value): Value {
  throw new Error('negate: not landed yet');
}

/** Unary `+`. */
export function plus(_ctx: ScriptContext, _operand: Value): Value {
  throw new Error('plus: not landed yet');
}

/** `++` and `--`: `step` is 1 or -1; error OperatorRequiresNumber for what is no number. */
export function increment(_ctx: ScriptContext, _operand: Value, _step: 1 | -1): Value {
  throw new Error('increment: not landed yet');
}
