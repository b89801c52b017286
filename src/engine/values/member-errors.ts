import {
  GetValueInvocationException,
  MethodInvocationException,
  PropertyNotFoundException,
  RuntimeException,
  SetValueInvocationException,
} from '../errors/engine-exceptions.js';
import { NotSupportedException } from '../errors/exception-types.js';
import { type NetException, newException } from '../errors/exceptions.js';
import { engineError, netError, runtimeError, stopException, TerminatingError } from '../errors/terminating.js';
import type { ScriptContext } from './script-access.js';
import type { Value } from './value.js';

/** `Method invocation failed because [{0}] does not contain a method named '{1}'.` */
export function methodNotFound(typeName: string, method: string): TerminatingError {
  const message = `Method invocation failed because [${typeName}] does not contain a method named '${method}'.`;
  return runtimeError('MethodNotFound', 'InvalidOperation', message);
}

/** `You cannot call a method on a null-valued expression.` */
export function methodOnNull(): TerminatingError {
  return runtimeError(
    'InvokeMethodOnNull',
    'InvalidOperation',
    'You cannot call a method on a null-valued expression.',
  );
}

/** The exception of a method as the script sees it: a MethodInvocationException around it. Flow control passes as it is. */
export function methodFault(error: unknown, method: string, count: number, id?: string): unknown {
  if (!(error instanceof TerminatingError) || error.crossesMethods) return error;
  const inner = error.carrier === 'stop' ? stopException(error.record) : error.exception;
  const message = `Exception calling "${method}" with "${count}" argument(s): "${inner.message}"`;
  return engineError(newException(MethodInvocationException, message, inner), id ?? shortName(inner), 'NotSpecified');
}

/** As `methodFault`, for a property's getter. */
export function getterFault(error: unknown, property: string, id = 'ExceptionWhenGetting'): unknown {
  if (!(error instanceof TerminatingError) || error.crossesMethods) return error;
  const message = `Exception getting "${property}": "${error.exception.message}"`;
  return engineError(newException(GetValueInvocationException, message, error.exception), id, 'NotSpecified');
}

/** As `methodFault`, for a property's setter; `inner` is the cause, without the RuntimeException around a failed cast. */
export function setterFault(inner: NetException, property: string, id = 'ExceptionWhenSetting'): TerminatingError {
  const message = `Exception setting "${property}": "${inner.message}"`;
  return engineError(newException(SetValueInvocationException, message, inner), id, 'NotSpecified');
}

/** Setting what is not there: on `$null`, on .NET objects, through member enumeration. */
export function propertyNotSettable(
  id: 'PropertyNotFound' | 'PropertyAssignmentException',
  name: string,
): TerminatingError {
  return runtimeError(id, 'InvalidOperation', notFoundText(name));
}

/** Setting what a custom object does not have. */
export function notePropertyMissing(name: string): TerminatingError {
  const inner = newException(PropertyNotFoundException, notFoundText(name));
  return setterFault(inner, name);
}

/** Setting a property that has no setter. */
export function propertyReadOnly(name: string): TerminatingError {
  return runtimeError('PropertyAssignmentException', 'InvalidOperation', `'${name}' is a ReadOnly property.`);
}

function notFoundText(name: string): string {
  return `The property '${name}' cannot be found on this object. Verify that the property exists and can be set.`;
}

/** Strict mode: reading what is not there. */
export function strictPropertyMissing(name: string): TerminatingError {
  const message = `The property '${name}' cannot be found on this object. Verify that the property exists.`;
  return engineError(newException(PropertyNotFoundException, message), 'PropertyNotFoundStrict', 'NotSpecified');
}

/** Strict mode: reading a property through the elements of an empty collection. */
export function strictElementsMissing(name: string): TerminatingError {
  const message = `The property '${name}' cannot be found on this object. Verify that the property exists.`;
  return runtimeError('PropertyNotFoundStrict', 'InvalidOperation', message);
}

/** Calling an overload that Get-Member lists but that is not built here. */
export function overloadNotBuilt(type: string, name: string): TerminatingError {
  return netError(newException(NotSupportedException, `[${type}].${name}: this overload is not supported by migsh.`));
}

function shortName(exception: NetException): string {
  const { typeName } = exception;
  if (typeName === RuntimeException.fullName && exception.record) return exception.record.fullyQualifiedErrorId;
  return typeName.slice(typeName.lastIndexOf('.') + 1);
}

/** Runs the block of a script property: its failure is a GetValueInvocationException, errors it only writes are not shown. */
export function readScriptProperty(ctx: ScriptContext, name: string, block: object, self: Value): Value {
  try {
    return ctx.invokeWithThis(block, self, [], 'silent') ?? null;
  } catch (error) {
    throw getterFault(error, name, 'ScriptGetValueRuntimeException');
  }
}

/** Runs the block of a script method: its failure is a MethodInvocationException. */
export function callScriptMethod(
  ctx: ScriptContext,
  name: string,
  block: object,
  self: Value,
  args: readonly Value[],
): Value {
  try {
    return ctx.invokeWithThis(block, self, args);
  } catch (error) {
    throw methodFault(error, name, args.length, 'ScriptMethodRuntimeException');
  }
}

/** Runs the block that sets a script property: its failure is a SetValueInvocationException. */
export function setScriptProperty(ctx: ScriptContext, name: string, block: object, self: Value, value: Value): void {
  try {
    ctx.invokeWithThis(block, self, [value]);
  } catch (error) {
    if (!(error instanceof TerminatingError) || error.crossesMethods) throw error;
    throw setterFault(error.exception, name, 'ScriptSetValueRuntimeException');
  }
}
