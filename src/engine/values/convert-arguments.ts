import { castCause } from '../convert/cast-errors.js';
import { convertTo } from '../convert/convert.js';
import { displayText } from '../convert/numeric.js';
import { MethodException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { engineError, TerminatingError } from '../errors/terminating.js';
import { typedArray } from './arrays.js';
import type { NetType } from './net-type.js';
import type { Candidate } from './overload-candidates.js';
import { Reference } from './reference.js';
import type { ScriptContext } from './script-access.js';
import type { Parameter } from './type-definition.js';
import { typeOf } from './type-of.js';
import { isNullish, type Value } from './value.js';

/**
 * Converts the arguments to what the overload's body expects: one value a parameter, `undefined` for optional ones left out.
 * `nameOf`: how errors name a parameter.
 */
export function convertArguments(
  ctx: ScriptContext,
  candidate: Candidate,
  args: readonly Value[],
  shownName: string,
  nameOf: (parameter: Parameter, place: number) => string = (parameter) => parameter.name,
): Value[] {
  const { overload, types, isExpanded } = candidate;
  const { parameters } = overload;
  const converted: Value[] = new Array(parameters.length);
  for (let i = 0; i < parameters.length; i++) {
    const parameter = parameters[i]!;
    if (parameter.isParams && (isExpanded || i >= args.length)) {
      converted[i] = spread(ctx, parameter, types[i]!, args.slice(i), shownName);
    } else if (i >= args.length) converted[i] = undefined;
    else if (parameter.isRef) converted[i] = args[i] instanceof Reference ? args[i] : Reference.of(args[i]);
    else converted[i] = convertNamed(ctx, nameOf(parameter, i), types[i]!, args[i], shownName);
  }
  return converted;
}

function spread(
  ctx: ScriptContext,
  parameter: Parameter,
  type: NetType,
  args: readonly Value[],
  shownName: string,
): Value[] {
  const element = type.elementType!;
  return typedArray(
    element,
    args.map((argument) => convertNamed(ctx, parameter.name, element, argument, shownName)),
  );
}

/** One argument as the parameter's type; error MethodArgumentConversionInvalidCastArgument names parameter and method. */
function convertNamed(ctx: ScriptContext, name: string, type: NetType, argument: Value, shownName: string): Value {
  if (isNullish(argument) && !type.isValueType) return type.definition.fromNull ? type.definition.fromNull() : null;
  if (!isNullish(argument) && typeOf(argument) === type) return argument;
  try {
    return convertTo(ctx, argument instanceof Reference ? argument.value : argument, type);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    const cause = castCause(error);
    const message =
      `Cannot convert argument "${name}", with value: "${displayText(ctx, argument)}", for "${shownName}" to type ` +
      `"${type.fullName}": "${cause.message}"`;
    throw engineError(
      newException(MethodException, message, cause),
      'MethodArgumentConversionInvalidCastArgument',
      'NotSpecified',
    );
  }
}
