import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';

/** `-like`: a boolean, or the matching elements of a collection. */
export function like(_ctx: ScriptContext, _left: Value, _right: Value, _caseSensitive: boolean): Value {
  throw new Error('like: not landed yet');
}

/** `-notlike`. */
export function notLike(_ctx: ScriptContext, _left: Value, _right: Value, _caseSensitive: boolean): Value {
  throw new Error('notLike: not landed yet');
}

/** `-match`: sets `$Matches` for a scalar. */
export function match(_ctx: ScriptContext, _left: Value, _right: Value, _caseSensitive: boolean): Value {
  throw new Error('match: not landed yet');
}

/** `-notmatch`. */
export function notMatch(_ctx: ScriptContext, _left: Value, _right: Value, _caseSensitive: boolean): Value {
  throw new Error('notMatch: not landed yet');
}

/** `-replace`; `right` is the pattern or `pattern, substitute`. */
export function replace(_ctx: ScriptContext, _left: Value, _right: Value, _caseSensitive: boolean): Value {
  throw new Error('replace: not landed yet');
}
