import { convertTo } from '../convert/convert.js';
import { wholeOf } from '../convert/numeric.js';
import {
  ArgumentException,
  ArgumentNullException,
  FormatException,
  InvalidCastException,
  OverflowException,
} from '../errors/exception-types.js';
import { baseException, newException } from '../errors/exceptions.js';
import { netError, TerminatingError } from '../errors/terminating.js';
import { type EnumValue, enumOf } from '../values/enums.js';
import { invokeStatic } from '../values/methods.js';
import { defineType, type NetType } from '../values/net-type.js';
import type { NumericValue } from '../values/numbers.js';
import type { ScriptContext } from '../values/script-access.js';
import type { StaticBody } from '../values/type-definition.js';
import { requireType } from '../values/type-names.js';
import { typeOf } from '../values/type-of.js';
import { lazyTypes } from '../values/type-registry.js';
import { isNullish, type Value } from '../values/value.js';
import { fromBase64, fromHex, toBase64, toHex } from './byte-text.js';
import { DBNull } from './dbnull.js';
import { cultureOf } from './number-methods.js';
import { plainTextOf } from './plain-text.js';

/** Targets of `Convert.To…`, by .NET's name and PowerShell's. */
const targets: Readonly<Record<string, string>> = {
  Boolean: 'bool',
  Byte: 'byte',
  Char: 'char',
  DateTime: 'datetime',
  Decimal: 'decimal',
  Double: 'double',
  Int16: 'short',
  Int32: 'int',
  Int64: 'long',
  SByte: 'sbyte',
  Single: 'float',
  UInt16: 'ushort',
  UInt32: 'uint',
  UInt64: 'ulong',
};

/** Bits of the integer types that `To…(text, base)` makes. */
const bits: Readonly<Record<string, number>> = {
  Byte: 8,
  SByte: 8,
  Int16: 16,
  UInt16: 16,
  Int32: 32,
  UInt32: 32,
  Int64: 64,
  UInt64: 64,
};

/** Converts as IConvertible does: texts by `Parse`, numbers rounded; the bare .NET exception when it fails. */
function change(value: Value, type: NetType, ctx: ScriptContext, provider: Value = null): Value {
  if (isNullish(value)) return type.definition.defaultValue?.() ?? null;
  if (typeof value === 'string' && type.findStaticMethod('parse')) return parsed(value, type, ctx, provider);
  try {
    return convertTo(ctx, value, type);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    const cause = baseException(error.exception);
    if (cause.typeName === 'System.OverflowException' || cause.typeName === 'System.FormatException')
      throw netError(cause);
    const message = `Invalid cast from '${typeOf(value).name}' to '${type.name}'.`;
    throw netError(newException(InvalidCastException, message));
  }
}

/** `Parse` of the type; its own exception without PowerShell's wrapper. */
function parsed(text: string, type: NetType, ctx: ScriptContext, provider: Value): Value {
  const takesProvider = type
    .findStaticMethod('parse')!
    .overloads.some(({ parameters }) => parameters[1]?.typeText === 'System.IFormatProvider');
  try {
    return invokeStatic(ctx, type, 'Parse', takesProvider && provider !== null ? [text, provider] : [text]);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    throw netError(error.exception.inner ?? error.exception);
  }
}

function converters(): Record<string, StaticBody> {
  const table: Record<string, StaticBody> = {};
  for (const [name, shown] of Object.entries(targets)) {
    const to = ([value, provider]: [Value, Value?], ctx: ScriptContext): Value =>
      change(value, requireType(`System.${name}`), ctx, provider ?? null);
    table[`To${name}(System.Object value): ${shown}`] = to;
    table[`To${name}(string value): ${shown}`] = to;
    table[`To${name}(System.Object value, System.IFormatProvider provider): ${shown}`] = to;
    if (bits[name] !== undefined) {
      table[`To${name}(string value, int fromBase): ${shown}`] = ([text, base]: [string, number], ctx) =>
        fromBase(text, base, name, ctx);
    }
  }
  return table;
}

function checkBase(base: number): void {
  if (![2, 8, 10, 16].includes(base)) throw netError(newException(ArgumentException, 'Invalid Base.'));
}

/** Digits of a base as a number; hex, octal and binary digits are the bits of the number (two's complement). */
function fromBase(text: string | null, base: number, name: string, ctx: ScriptContext): Value {
  checkBase(base);
  const type = requireType(`System.${name}`);
  if (isNullish(text)) return type.definition.defaultValue!();
  if (base === 10) return parsed(text, type, ctx, null);
  const digits = base === 16 ? text.replace(/^0x/i, '') : text;
  const allowed = base === 2 ? /^[01]+/ : base === 8 ? /^[0-7]+/ : /^[\da-f]+/i;
  const match = allowed.exec(digits);
  if (!match) throw netError(newException(FormatException, 'Could not find any recognizable digits.'));
  if (match[0].length < digits.length) {
    const message = 'Additional non-parsable characters are at the end of the string.';
    throw netError(newException(FormatException, message));
  }
  const number = BigInt(`${base === 16 ? '0x' : base === 8 ? '0o' : '0b'}${digits}`);
  if (number >> BigInt(bits[name]!) !== 0n) {
    throw netError(newException(OverflowException, `Value was either too large or too small for a ${name}.`));
  }
  const isSigned = name.startsWith('I') || name === 'SByte';
  return convertTo(ctx, isSigned ? BigInt.asIntN(bits[name]!, number) : unsignedValue(number), type);
}

function unsignedValue(number: bigint): Value {
  return number <= 0x7fffffffffffffffn ? number : number.toString();
}

/** A number in another base: its two's complement in the width of its type. */
function toBase(value: NumericValue, base: number): string {
  checkBase(base);
  const whole = wholeOf(value)!;
  if (base === 10) return whole.toString();
  return BigInt.asUintN(bits[typeOf(value).name] ?? 64, whole).toString(base);
}

function changeType(value: Value, type: NetType, ctx: ScriptContext, provider: Value = null): Value {
  if (isNullish(value)) {
    if (!type.isValueType) return null;
    throw netError(newException(InvalidCastException, 'Null object cannot be converted to a value type.'));
  }
  if (typeOf(value).isAssignableTo(type)) return value;
  return type.fullName === 'System.String' ? plainTextOf(ctx, value) : change(value, type, ctx, provider);
}

function requireBytes(bytes: Uint8Array | null): Uint8Array {
  if (bytes) return bytes;
  throw netError(newException(ArgumentNullException, "Value cannot be null. (Parameter 'inArray')"));
}

const breaks = (options: EnumValue): boolean => options.number === 1n;

const byteMethods: Record<string, StaticBody> = {
  'FromBase64String(string s): byte[]': ([text]: [string | null]) => fromBase64(text),
  'FromHexString(string s): byte[]': ([text]: [string | null]) => fromHex(text),
  'ToBase64String(byte[] inArray): string': ([bytes]: [Uint8Array]) => toBase64(requireBytes(bytes), false),
  'ToBase64String(byte[] inArray, System.Base64FormattingOptions options): string': ([bytes, options]: [
    Uint8Array,
    EnumValue,
  ]) => toBase64(requireBytes(bytes), breaks(options)),
  'ToBase64String(byte[] inArray, int offset, int length): string': ([bytes, from, count]: [
    Uint8Array,
    number,
    number,
  ]) => toBase64(requireBytes(bytes).subarray(from, from + count), false),
  'GetTypeCode(System.Object value): System.TypeCode': ([value]: [Value]) => {
    if (isNullish(value)) return enumOf('System.TypeCode', 'Empty');
    const { name } = typeOf(value);
    return enumOf('System.TypeCode', name in targets || name === 'String' || name === 'DBNull' ? name : 'Object');
  },
  'ToHexString(byte[] inArray): string': ([bytes]: [Uint8Array]) => toHex(requireBytes(bytes)).toUpperCase(),
  'ToHexString(byte[] inArray, int offset, int length): string': ([bytes, from, count]: [Uint8Array, number, number]) =>
    toHex(requireBytes(bytes).subarray(from, from + count)).toUpperCase(),
  'ToHexStringLower(byte[] inArray): string': ([bytes]: [Uint8Array]) => toHex(requireBytes(bytes)),
};

const textMethods: Record<string, StaticBody> = {
  'ToString(System.Object value): string': ([value]: [Value], ctx) => (isNullish(value) ? '' : plainTextOf(ctx, value)),
  'ToString(System.Object value, System.IFormatProvider provider): string': (
    [value, provider]: [Value, Value],
    ctx: ScriptContext,
  ) => {
    if (isNullish(value)) return '';
    const format = typeOf(value).rule('format');
    return format ? format(value as never, '', cultureOf(provider, ctx), ctx) : plainTextOf(ctx, value);
  },
  'ToString(byte value, int toBase): string': ([value, base]: [NumericValue, number]) => toBase(value, base),
  'ToString(short value, int toBase): string': ([value, base]: [NumericValue, number]) => toBase(value, base),
  'ToString(int value, int toBase): string': ([value, base]: [NumericValue, number]) => toBase(value, base),
  'ToString(long value, int toBase): string': ([value, base]: [NumericValue, number]) => toBase(value, base),
};

lazyTypes(['System.Convert'], () => {
  defineType({
    name: 'System.Convert',
    kind: 'static',
    statics: { 'DBNull: System.Object': { get: () => DBNull.value, field: true } },
    staticMethods: {
      ...converters(),
      ...byteMethods,
      ...textMethods,
      'ChangeType(System.Object value, type conversionType): System.Object': ([value, type]: [Value, NetType], ctx) =>
        changeType(value, type, ctx),
      'ChangeType(System.Object value, type conversionType, System.IFormatProvider provider): System.Object': (
        [value, type, provider]: [Value, NetType, Value],
        ctx,
      ) => changeType(value, type, ctx, provider),
      'IsDBNull(System.Object value): bool': ([value]: [Value]) => value instanceof DBNull,
    },
  });
});
