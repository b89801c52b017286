import { PSInvalidCastException, RuntimeException } from '../errors/engine-exceptions.js';
import { FormatException, InvalidCastException, OverflowException } from '../errors/exception-types.js';
import { type NetException, newException } from '../errors/exceptions.js';
import { engineError, type TerminatingError } from '../errors/terminating.js';
import type { NetType } from '../values/net-type.js';

/**
 * A failed conversion as the language reports it: a RuntimeException whose inner exception is the PSInvalidCastException that
 * method arguments and parameters quote. Category InvalidArgument.
 */
export function castError(id: string, message: string, inner: NetException | null = null): TerminatingError {
  const cast = newException(PSInvalidCastException, message, inner);
  engineError(cast, id, 'InvalidArgument');
  return engineError(newException(RuntimeException, message, cast), id, 'InvalidArgument');
}

/** `Cannot convert value "{0}" to type "{1}". Error: "{2}"`. */
export function valueCastError(id: string, text: string, type: NetType, inner: NetException): TerminatingError {
  return castError(id, `Cannot convert value "${text}" to type "${type.fullName}". Error: "${inner.message}"`, inner);
}

/** `Cannot convert the "{0}" value of type "{1}" to type "{2}".`: no rule led there. */
export function noConversion(text: string, from: string, type: NetType): TerminatingError {
  const message = `Cannot convert the "${text}" value of type "${from}" to type "${type.fullName}".`;
  return castError('ConvertToFinalInvalidCastException', message);
}

/** `Cannot convert null to type "{0}".` */
export function nullConversion(type: NetType): TerminatingError {
  return castError('nullToObjectInvalidCast', `Cannot convert null to type "${type.fullName}".`);
}

/** .NET's complaint about a text that is no number. */
export function formatFault(text: string): NetException {
  return newException(FormatException, `The input string '${text}' was not in a correct format.`);
}

/** .NET's complaint about a number that does not fit. */
export function overflowFault(type: NetType): NetException {
  return newException(
    OverflowException,
    overflowText[type.name] ?? `Value was either too large or too small for ${type.name}.`,
  );
}

const overflowText: Readonly<Record<string, string>> = {
  Byte: 'Value was either too large or too small for an unsigned byte.',
  SByte: 'Value was either too large or too small for a signed byte.',
  Int16: 'Value was either too large or too small for an Int16.',
  UInt16: 'Value was either too large or too small for a UInt16.',
  Int32: 'Value was either too large or too small for an Int32.',
  UInt32: 'Value was either too large or too small for a UInt32.',
  Int64: 'Value was either too large or too small for an Int64.',
  UInt64: 'Value was either too large or too small for a UInt64.',
  Decimal: 'Value was either too large or too small for a Decimal.',
  Char: 'Value was either too large or too small for a character.',
};

/** `Invalid cast from 'DateTime' to 'Int32'.` */
export function invalidCastFault(from: NetType, to: NetType): NetException {
  return newException(InvalidCastException, `Invalid cast from '${from.name}' to '${to.name}'.`);
}

/** The exception that was really raised: without the RuntimeException around a failed cast. */
export function castCause(error: TerminatingError): NetException {
  const { exception } = error;
  return exception.typeName === RuntimeException.fullName && exception.inner ? exception.inner : exception;
}
