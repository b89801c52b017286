import { convertTo, tryConvert } from '../convert/convert.js';
import { toText } from '../convert/text.js';
import { runtimeError } from '../errors/terminating.js';
import { CustomObject, unwrap } from '../values/custom-object.js';
import { NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import { findType, requireType } from '../values/type-names.js';
import { isInstance } from '../values/type-of.js';
import type { Value } from '../values/value.js';

/** The type that the right side of `-is` and `-as` names. */
function typeOperand(ctx: ScriptContext, value: Value): NetType {
  if (value instanceof NetType) return value;
  const name = toText(ctx, value);
  const type = ctx.findScriptType(name) ?? findType(name);
  if (type) return type;
  return convertTo(ctx, unwrap(value), requireType('System.Type')) as NetType;
}

/** `-is`; the right side is a type or a type name. */
export function isType(ctx: ScriptContext, left: Value, right: Value): boolean {
  if (right === null || right === undefined) {
    throw runtimeError('IsOperatorRequiresType', 'InvalidOperation', "The right operand of '-is' must be a type.");
  }
  const type = typeOperand(ctx, right);
  if (type.fullName === 'System.Management.Automation.PSObject') return left instanceof CustomObject;
  return isInstance(unwrap(left), type);
}

/** `-as`: null when the conversion fails. */
export function asType(ctx: ScriptContext, left: Value, right: Value): Value {
  const type = typeOperand(ctx, right);
  if (left === null || left === undefined)
    return type.fullName === 'System.String' ? null : (tryConvert(ctx, null, type) ?? null);
  return tryConvert(ctx, left, type) ?? null;
}
