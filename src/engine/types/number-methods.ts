import { convertTo } from '../convert/convert.js';
import { numericOf } from '../convert/numeric.js';
import { TerminatingError } from '../errors/terminating.js';
import { compareNumbers } from '../operators/number-compare.js';
import { formatNumber } from '../operators/number-format.js';
import { CultureInfo } from '../values/culture.js';
import { EnumValue, enumOf } from '../values/enums.js';
import type { NetType } from '../values/net-type.js';
import type { NumericValue } from '../values/numbers.js';
import type { Reference } from '../values/reference.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';
import { parseNumber } from './number-parse.js';

/** The instance methods of a number type that PowerShell shows as `shown`. */
export function numberMethods(shown: string, name: string) {
  const compareTo = (self: NumericValue, [other]: [Value]): number =>
    Math.sign(compareNumbers(self, numericOf(other) ?? 0));
  return {
    [`CompareTo(${shown} value): int`]: compareTo,
    'CompareTo(System.Object value): int': compareTo,
    ...(name === 'BigInteger' ? {} : { 'GetTypeCode(): System.TypeCode': () => enumOf('System.TypeCode', name) }),
    [`Equals(${shown} obj): bool`]: (self: NumericValue, [other]: [NumericValue]) => compareNumbers(self, other) === 0,
    'ToString(): string': (self: NumericValue, _args: [], ctx: ScriptContext) => formatNumber(self, '', ctx.culture),
    'ToString(string format): string': (self: NumericValue, [format]: [string], ctx: ScriptContext) =>
      formatNumber(self, format, ctx.culture),
    'ToString(System.IFormatProvider provider): string': (
      self: NumericValue,
      [provider]: [Value],
      ctx: ScriptContext,
    ) => formatNumber(self, '', cultureOf(provider, ctx)),
    'ToString(string format, System.IFormatProvider provider): string': (
      self: NumericValue,
      [format, provider]: [string, Value],
      ctx: ScriptContext,
    ) => formatNumber(self, format, cultureOf(provider, ctx)),
  };
}

/** The culture of an IFormatProvider argument; the session's when it is null. */
export function cultureOf(provider: Value, ctx: ScriptContext): CultureInfo {
  return provider instanceof CultureInfo ? provider : ctx.culture;
}

/** Parsing, which all number types share. */
export function numberStatics(shown: string, type: () => NetType) {
  type ParseArguments = [string, ...Value[]];
  const parsed = ([text, ...rest]: ParseArguments, ctx: ScriptContext): Value => {
    const style = rest.find((one) => one instanceof EnumValue);
    const provider = rest.find((one) => one instanceof CultureInfo) ?? null;
    return parseNumber(text, type(), ctx, cultureOf(provider, ctx), style && Number(style.number));
  };
  const tryParse = (args: ParseArguments, ctx: ScriptContext): boolean => {
    const result = args.at(-1) as Reference;
    try {
      result.value = parsed(args, ctx);
      return true;
    } catch (error) {
      if (!(error instanceof TerminatingError)) throw error;
      result.value = type().definition.defaultValue!();
      return false;
    }
  };
  const style = 'System.Globalization.NumberStyles style';
  const provider = 'System.IFormatProvider provider';
  return {
    [`Parse(string s): ${shown}`]: parsed,
    [`Parse(string s, ${provider}): ${shown}`]: parsed,
    [`Parse(string s, ${style}): ${shown}`]: parsed,
    [`Parse(string s, ${style}, ${provider}): ${shown}`]: parsed,
    [`TryParse(string s, [ref] ${shown} result): bool`]: tryParse,
    [`TryParse(string s, ${provider}, [ref] ${shown} result): bool`]: tryParse,
    [`TryParse(string s, ${style}, ${provider}, [ref] ${shown} result): bool`]: tryParse,
    [`Abs(${shown} value): ${shown}`]: ([value]: [NumericValue], ctx: ScriptContext) =>
      compareNumbers(value, 0) < 0
        ? convertTo(ctx, formatNumber(value, '', ctx.culture).replace('-', ''), type())
        : value,
    [`Max(${shown} x, ${shown} y): ${shown}`]: ([x, y]: [NumericValue, NumericValue]) =>
      compareNumbers(x, y) >= 0 ? x : y,
    [`Min(${shown} x, ${shown} y): ${shown}`]: ([x, y]: [NumericValue, NumericValue]) =>
      compareNumbers(x, y) <= 0 ? x : y,
    [`Sign(${shown} value): int`]: ([value]: [NumericValue]) => Math.sign(compareNumbers(value, 0)),
  };
}
