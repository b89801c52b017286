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

/** The exception of a .NET method as the script sees it: a MethodInvocationException around it. Flow control passes as it is. */
export function methodFault(error: unknown, method: string, count: number): unknown {
  if (!(error instanceof TerminatingError) || error.crossesMethods) return error;
  const inner = error.carrier === 'stop' ? stopException(error.record) : error.exception;
  const message = `Exception calling "${method}" with "${count}" argument(s): "${inner.message}"`;
  return engineError(newException(MethodInvocationException, message, inner), shortName(inner), 'NotSpecified');
}

/** As `methodFault`, for a property's getter. */
export function getterFault(error: unknown, property: string): unknown {
  if (!(error instanceof TerminatingError)) return error;
  const message = `Exception getting "${property}": "${error.exception.message}"`;
  return engineError(
    newException(GetValueInvocationException, message, error.exception),
    'ExceptionWhenGetting',
    'NotSpecified',
  );
}

/** As `methodFault`, for a property's setter; `inner` is the cause, without the RuntimeException around a failed cast. */
export function setterFault(inner: NetException, property: string): TerminatingError {
  const message = `Exception setting "${property}": "${inner.message}"`;
  return engineError(newException(SetValueInvocationException, message, inner), 'ExceptionWhenSetting', 'NotSpecified');
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
