import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';

/** `-f`; FormatError when the format or an index is wrong. */
export function formatOperator(_ctx: ScriptContext, _left: Value, _right: Value): Value {
  throw new Error('formatOperator: not landed yet');
}

/** .NET composite format in the session's culture (or the one given). */
export function compositeFormat(_ctx: ScriptContext, _format: string, _args: readonly Value[]): string {
  throw new Error('compositeFormat: not landed yet');
}

/** One value with a .NET format string (`N2`, `yyyy-MM-dd`, `X8`); an empty format is the value's culture text. */
export function formatValue(_ctx: ScriptContext, _value: Value, _format: string): string {
  throw new Error('formatValue: not landed yet');
}
