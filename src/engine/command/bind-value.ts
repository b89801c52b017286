import type { Extent } from '../../language/extent.js';
import { noConversion } from '../convert/cast-errors.js';
import { convertTo } from '../convert/convert.js';
import { toText } from '../convert/text.js';
import { isTrue } from '../convert/truth.js';
import type { NetException } from '../errors/exceptions.js';
import { runtimeError, TerminatingError } from '../errors/terminating.js';
import { isList, itemsOf, typedArray } from '../values/arrays.js';
import { unwrap } from '../values/custom-object.js';
import type { NetType } from '../values/net-type.js';
import { isNumeric } from '../values/numbers.js';
import { Reference } from '../values/reference.js';
import type { ScriptContext } from '../values/script-access.js';
import { SwitchParameter } from '../values/switch-parameter.js';
import { typeName, typeOf } from '../values/type-of.js';
import { isNullish, type Value } from '../values/value.js';
import { cannotConvert, conversionFailed, transformationFailed } from './argument-errors.js';
import type { BindingSite } from './binding-errors.js';
import * as fault from './binding-errors.js';
import { checkBound, objectTypes, refusesNothing, takesAnything } from './bound-value-checks.js';
import { nullForEnum } from './enum-argument.js';
import type { TableParameter } from './parameter-table.js';

/** What one value needs on its way into a parameter. */
export interface ValueBinding {
  readonly ctx: ScriptContext;
  readonly site: BindingSite;
  /** The parameter is mandatory in a set that is still possible: nothing empty is taken. */
  readonly mandatory: boolean;
  readonly extent: Extent | null;
  /** The number as it was written, for parameters of type string. */
  readonly literalText: string | null;
}

/**
 * The value as the parameter stores it: transformed, converted, checked (§3 of powershell-binding.md).
 * Raises the binder's errors with their place.
 */
export function bindValue(parameter: TableParameter, value: Value, binding: ValueBinding): Value {
  if (parameter.notSupportedHere !== null && !refusesNothing(value)) {
    throw fault.notSupportedHere(binding.site, parameter, binding.extent);
  }
  const transformed = transform(parameter, value, binding);
  // A cmdlet's string is told of $null as it is; only a script's is converted to the empty string first.
  if (
    binding.mandatory &&
    !parameter.typeIsTransform &&
    parameter.typeName === 'System.String' &&
    isNullish(unwrap(transformed))
  )
    checkBound(parameter, null, binding);
  const converted = convertArgument(parameter, transformed, binding);
  checkBound(parameter, converted, binding);
  return converted;
}

function transform(parameter: TableParameter, value: Value, binding: ValueBinding): Value {
  let result = value;
  try {
    for (const step of parameter.transforms) result = step(binding.ctx, result);
  } catch (error) {
    throw transformationFailed(binding.site, parameter, causeOf(error), binding.extent);
  }
  return result;
}

/** The exception behind a failed conversion; what is no TerminatingError (a defect, Ctrl+C) goes on. */
function causeOf(error: unknown): NetException {
  if (error instanceof TerminatingError) return error.exception;
  throw error;
}

function convertArgument(parameter: TableParameter, value: Value, binding: ValueBinding): Value {
  if (takesAnything(parameter)) return parameter.asWritten ? (binding.literalText ?? value) : value;
  if (!parameter.typeIsTransform) return convertCompiled(parameter, value, binding);
  try {
    return convertDeclared(parameter, value, binding);
  } catch (error) {
    throw transformationFailed(binding.site, parameter, causeOf(error), binding.extent);
  }
}

/** The type of a script's parameter: an ordinary cast, but stricter for booleans and switches. */
function convertDeclared(parameter: TableParameter, value: Value, binding: ValueBinding): Value {
  const type = parameter.type(binding.ctx);
  const plain = unwrap(value);
  if (type.fullName === 'System.Boolean' || type.fullName === switchName)
    return strictBoolean(type, plain, binding.ctx);
  if (type.name.startsWith('PSReference') && !(plain instanceof Reference)) throw referenceExpected();
  if (binding.literalText !== null && type.fullName === 'System.String') return binding.literalText;
  if (isNullish(plain)) return convertTo(binding.ctx, plain, type);
  if (typeOf(plain).isAssignableTo(type)) return value;
  if (type.elementType?.fullName === 'System.String' && isList(plain))
    return textArray(type.elementType, plain, binding.ctx);
  return convertTo(binding.ctx, plain, type);
}

/** `[ref]` parameters take nothing else. */
function referenceExpected(): TerminatingError {
  return runtimeError('PSInvalidCast', 'InvalidArgument', 'Reference type is expected in argument.');
}

/** `string[]` keeps null elements: a mandatory parameter refuses them as null, not as empty. */
function textArray(element: NetType, value: Value, ctx: ScriptContext): Value {
  return typedArray(
    element,
    itemsOf(value).map((item) => (isNullish(item) ? null : toText(ctx, item))),
  );
}

const switchName = 'System.Management.Automation.SwitchParameter';

/** Truths and numbers; raises InvalidCast for anything else. `type`: Boolean or SwitchParameter. */
export function strictBoolean(type: NetType, value: Value, ctx: ScriptContext): Value {
  const isSwitch = type.fullName === switchName;
  const wrap = (present: boolean): Value => (isSwitch ? new SwitchParameter(present) : present);
  if (typeof value === 'boolean') return wrap(value);
  if (value instanceof SwitchParameter) return isSwitch ? value : value.isPresent;
  if (isSwitch && isNullish(value)) return wrap(false);
  // A number is let through to the conversion, which no switch has.
  if (isSwitch && isNumeric(value)) throw noConversion(toText(ctx, value), typeName(value), type);
  if (isNumeric(value)) return convertTo(ctx, value, type);
  const from = isNullish(value) ? '' : typeName(value);
  throw runtimeError(
    'InvalidCast',
    'InvalidArgument',
    `Cannot convert value "${from}" to type "${type.fullName}". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.`,
  );
}

/** The type of a cmdlet's parameter: element by element for collections, no list for a scalar. */
function convertCompiled(parameter: TableParameter, value: Value, binding: ValueBinding): Value {
  const plain = unwrap(value);
  if (parameter.kind === 'switch' || parameter.typeName === 'System.Boolean') {
    return compiledBoolean(parameter, plain, binding);
  }
  if (parameter.kind === 'collection') return compiledCollection(parameter, plain, binding);
  if (isList(plain) && !acceptsList(parameter, plain, binding.ctx)) {
    const reason = 'Specified method is not supported.';
    throw cannotConvert(binding.site, parameter, typeName(plain), reason, binding.extent);
  }
  return convertElement(parameter, value, null, binding);
}

function acceptsList(parameter: TableParameter, value: Value, ctx: ScriptContext): boolean {
  if (parameter.convert !== null) return true;
  const type = parameter.type(ctx);
  return type.elementType !== null || typeOf(value).isAssignableTo(type);
}

function compiledBoolean(parameter: TableParameter, value: Value, binding: ValueBinding): Value {
  const isSwitch = parameter.kind === 'switch';
  const present =
    typeof value === 'boolean'
      ? value
      : value instanceof SwitchParameter
        ? value.isPresent
        : isNumeric(value)
          ? isTrue(value)
          : null;
  if (present === null) {
    throw cannotConvert(binding.site, parameter, isNullish(value) ? '' : typeName(value), '', binding.extent);
  }
  return isSwitch ? new SwitchParameter(present) : present;
}

function compiledCollection(parameter: TableParameter, value: Value, binding: ValueBinding): Value {
  if (isNullish(value)) return value;
  const type = parameter.type(binding.ctx);
  const element = type.elementType!;
  if (Array.isArray(value) && typeOf(value) === type && parameter.convert === null) return value;
  const items = isList(value) ? itemsOf(value) : [value];
  const literal = isList(value) ? null : binding.literalText;
  return typedArray(
    element,
    items.map((item) => convertElement(parameter, item, literal, binding, element)),
  );
}

function convertElement(
  parameter: TableParameter,
  value: Value,
  literal: string | null,
  binding: ValueBinding,
  elementType?: NetType,
): Value {
  try {
    if (parameter.convert !== null) {
      if (!isNullish(value)) return parameter.convert(binding.ctx, value);
      if (parameter.enumNames === null || parameter.typeName.startsWith('System.Nullable')) return value;
      throw nullForEnum(parameter.typeName.replace(/\[\]$/, ''), parameter.enumNames);
    }
    const type = elementType ?? parameter.type(binding.ctx);
    if (objectTypes.has(type.fullName)) return value;
    if (type.fullName === 'System.String') {
      // A null element stays null: the check for emptiness tells it from ''.
      if (isNullish(value)) return elementType ? null : '';
      return literal ?? binding.literalText ?? (typeof value === 'string' ? value : toText(binding.ctx, value));
    }
    const plain = unwrap(value);
    if (isNullish(plain)) return type.isValueType ? convertTo(binding.ctx, plain, type) : null;
    return typeOf(plain).isAssignableTo(type) ? plain : convertTo(binding.ctx, plain, type);
  } catch (error) {
    throw conversionFailed(binding.site, parameter, causeOf(error), binding.extent);
  }
}
