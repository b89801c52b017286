import { convertArguments } from '../values/convert-arguments.js';
import { unwrap } from '../values/custom-object.js';
import { methodFault } from '../values/member-errors.js';
import { isNumeric } from '../values/numbers.js';
import { chooseOverload } from '../values/overloads.js';
import type { ScriptContext } from '../values/script-access.js';
import type { StaticBody } from '../values/type-definition.js';
import { typeOf } from '../values/type-of.js';
import { isNullish, type Value } from '../values/value.js';

/** The .NET operator methods that the language falls back to. */
export type OperatorName =
  | 'op_Addition'
  | 'op_Subtraction'
  | 'op_Multiply'
  | 'op_Division'
  | 'op_Modulus'
  | 'op_UnaryNegation';

/**
 * The static operator method (`op_Addition` …) of the left operand's type, or of the right one's when the left is a primitive;
 * `undefined` when that type has none. Its arguments are converted as those of any method; errors name them by their place.
 */
export function overloadedOperator(ctx: ScriptContext, name: OperatorName, ...operands: readonly Value[]): Value {
  const owner = operands.map((operand) => unwrap(operand)).find((operand) => !isPrimitive(operand));
  const group = owner === undefined ? undefined : typeOf(owner).findStaticMethod(name.toLowerCase());
  if (!group) return undefined;
  const candidate = chooseOverload(group, operands);
  const converted = convertArguments(ctx, candidate, operands, name, (_parameter, place) => String(place));
  const body = candidate.overload.body as StaticBody as (args: readonly Value[], ctx: ScriptContext) => Value;
  if (candidate.overload.isScript) return body(converted, ctx);
  try {
    return body(converted, ctx);
  } catch (error) {
    throw methodFault(error, name, operands.length);
  }
}

function isPrimitive(value: Value): boolean {
  return isNullish(value) || typeof value === 'boolean' || isNumeric(value);
}
