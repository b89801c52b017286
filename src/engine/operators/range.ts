import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';

/** `left..right`: an `object[]`. */
export function range(_ctx: ScriptContext, _left: Value, _right: Value): Value {
  throw new Error('range: not landed yet');
}
