import { castCause, valueCastError } from '../../convert/cast-errors.js';
import { FormatException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError, TerminatingError } from '../../errors/terminating.js';
import type { NetType } from '../../values/net-type.js';
import type { Reference } from '../../values/reference.js';
import type { Value } from '../../values/value.js';

/** How a text is cast to a type that reads itself; other values are not. */
export function cast(read: (text: string) => Value, type: () => NetType) {
  return (value: Value): Value => {
    if (typeof value !== 'string') return undefined;
    try {
      return read(value);
    } catch (error) {
      if (!(error instanceof TerminatingError)) throw error;
      throw valueCastError('InvalidCastParseTargetInvocationWithFormatProvider', value, type(), castCause(error));
    }
  };
}

/** .NET names the type that is wanted. */
export function exactly<T>(text: string, type: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    throw netError(newException(FormatException, `String '${text}' was not recognized as a valid ${type}.`));
  }
}

/** How `TryParse` of a type puts what was read into its reference: the value, or the smallest one and False. */
export function tryReading<T extends Value>(smallest: () => T) {
  return (result: Reference, read: () => T): boolean => {
    try {
      result.value = read();
      return true;
    } catch (error) {
      if (!(error instanceof TerminatingError)) throw error;
      result.value = smallest();
      return false;
    }
  };
}

/** Which of two numbers of ticks is the earlier. */
export const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
