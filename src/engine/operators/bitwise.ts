import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';

/** `-band`. */
export function bitAnd(_ctx: ScriptContext, _left: Value, _right: Value): Value {
  throw new Error('bitAnd: not landed yet');
}

/** `-bor`. */
export function bitOr(_ctx: ScriptContext, _left: Value, _right: Value): Value {
  throw new Error('bitOr: not landed yet');
}

/** `-bxor`. */
export function bitXor(_ctx: ScriptContext, _left: Value, _right: Value): Value {
  throw new Error('bitXor: not landed yet');
}

/** `-shl`. */
export function shiftLeft(_ctx: ScriptContext, _left: Value, _right: Value): Value {
  throw new Error('shiftLeft: not landed yet');
}

/** `-shr`. */
export function shiftRight(_ctx: ScriptContext, _left: Value, _right: Value): Value {
  throw new Error('shiftRight: not landed yet');
}

/** `-bnot`. */
export function bitNot(_ctx: ScriptContext, _operand: Value): Value {
  throw new Error('bitNot: not landed yet');
}
