import type { NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';

/** `[type]value`: throws PowerShell's cast error when it fails (§14). */
export function convertTo(_ctx: ScriptContext, _value: Value, _type: NetType): Value {
  throw new Error('convert: not landed yet');
}

/** As `convertTo`; `undefined` when the conversion fails (`-as`). */
export function tryConvert(_ctx: ScriptContext, _value: Value, _type: NetType): Value {
  throw new Error('convert: not landed yet');
}

/** The invariant text of a value: casts, interpolation, string operators. */
export function toText(_ctx: ScriptContext, _value: Value): string {
  throw new Error('convert: not landed yet');
}

/** The text of a value in the session's culture: the formatter, `.ToString()`. */
export function toTextCulture(_ctx: ScriptContext, _value: Value): string {
  throw new Error('convert: not landed yet');
}

/** A condition's truth. */
export function isTrue(_value: Value): boolean {
  throw new Error('convert: not landed yet');
}
