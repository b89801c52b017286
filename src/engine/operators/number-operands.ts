import { formatFault, noConversion, valueCastError } from '../convert/cast-errors.js';
import { displayText, numericOf, parseText } from '../convert/numeric.js';
import { Decimal, Double, type NumericValue, Single } from '../values/numbers.js';
import type { ScriptContext } from '../values/script-access.js';
import { typeOf } from '../values/type-of.js';
import { isNullish, type Value } from '../values/value.js';

/** The other operand of a numeric operator as a number: texts are parsed, `$null` is 0. The failure names the type of `beside`. */
export function convertOperand(ctx: ScriptContext, value: Value, beside: NumericValue): NumericValue {
  if (isNullish(value)) return 0;
  if (typeof value === 'string') return parseOperand(value, beside);
  const number = numericOf(value);
  if (number !== undefined) return number;
  throw noConversion(displayText(ctx, value), typeOf(value).fullName, typeOf(beside));
}

/** A text operand as a number; the failure names the type of `beside`. */
export function parseOperand(text: string, beside: NumericValue): NumericValue {
  const parsed = parseText(text);
  if (parsed !== undefined) return parsed;
  const id =
    beside instanceof Double || beside instanceof Single
      ? 'InvalidCastFromStringToDoubleOrSingle'
      : beside instanceof Decimal
        ? 'InvalidCastFromStringToDecimal'
        : 'InvalidCastFromStringToInteger';
  throw valueCastError(id, text, typeOf(beside), formatFault(text));
}
