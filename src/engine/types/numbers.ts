import { decimalText, doubleText, localizeNumber, singleText } from '../convert/number-text.js';
import { numericOf, toBigInteger, toDecimalValue, toInteger, toReal } from '../convert/numeric.js';
import { compareNumbers } from '../operators/number-compare.js';
import { formatNumber, plainNumber } from '../operators/number-format.js';
import { registerByteBox } from '../values/arrays.js';
import { defineType, type NetType } from '../values/net-type.js';
import {
  BigInteger,
  Byte,
  Decimal,
  Double,
  decimalLimit,
  Int16,
  type NumericValue,
  SByte,
  Single,
  UInt16,
  UInt32,
  UInt64,
} from '../values/numbers.js';
import type { ScriptContext } from '../values/script-access.js';
import type { StaticBody, StaticDefinition } from '../values/type-definition.js';
import type { Value } from '../values/value.js';
import { bigMath } from './big-integer-math.js';
import { valueType } from './core.js';
import { decimalMath } from './decimal-math.js';
import { numberMethods, numberStatics } from './number-methods.js';
import { realMath, wholeStatics } from './number-statics.js';
import { doubleConstants, realRounding, realStatics, realTests } from './real-statics.js';

/** What differs between the numeric types. */
interface NumberRow {
  readonly name: string;
  readonly accelerators: readonly string[];
  readonly represents?: { readonly prototype: object };
  readonly convert: (value: Value, ctx: ScriptContext, type: NetType) => Value;
  readonly zero: Value;
  readonly text: (self: never) => string;
  readonly statics?: Readonly<Record<string, StaticDefinition>>;
  readonly staticMethods?: Readonly<Record<string, StaticBody>>;
}

const comparable = ['System.IComparable', 'System.IConvertible', 'System.IFormattable', 'System.ISpanFormattable'];

function defineNumber(row: NumberRow): NetType {
  const shown = row.accelerators[0]!;
  let own: NetType;
  const type = defineType({
    name: row.name,
    accelerators: row.accelerators,
    base: valueType,
    kind: 'struct',
    interfaces: [...comparable, `System.IComparable\`1[${row.name}]`, `System.IEquatable\`1[${row.name}]`],
    ...(row.represents ? { represents: row.represents } : {}),
    convert: (value, ctx) => row.convert(value, ctx, own),
    fromNull: () => row.zero,
    defaultValue: () => row.zero,
    text: (self: NumericValue, ctx, invariant) =>
      invariant ? row.text(self as never) : localizeNumber(row.text(self as never), ctx.culture),
    format: (self: NumericValue, format, culture) => formatNumber(self, format, culture),
    equals: (self: NumericValue, other) =>
      numericOf(other) !== undefined && compareNumbers(self, numericOf(other)!) === 0,
    compare: (self: NumericValue, other: NumericValue) => compareNumbers(self, other),
    methods: numberMethods(shown, row.name.slice(row.name.lastIndexOf('.') + 1)),
    statics: row.statics ?? {},
    staticMethods: { ...numberStatics(shown, () => own), ...row.staticMethods },
  });
  own = type;
  return type;
}

/** An integer type by its range. */
function defineInteger(
  name: string,
  accelerators: readonly string[],
  low: bigint,
  high: bigint,
  make: (value: bigint) => Value,
  represents?: { readonly prototype: object },
): NetType {
  const spec = { low, high, make };
  return defineNumber({
    name,
    accelerators,
    ...(represents ? { represents } : {}),
    convert: (value, ctx, type) => toInteger(ctx, value, type, spec),
    zero: make(0n),
    text: (self: NumericValue) => plainNumber(self),
    statics: {
      [`MaxValue: ${accelerators[0]}`]: { get: () => make(high), field: true },
      [`MinValue: ${accelerators[0]}`]: { get: () => make(low), field: true },
    },
    staticMethods: wholeStatics({
      shown: accelerators[0]!,
      bits: (high - low).toString(2).length,
      signed: low < 0n,
      make,
    }),
  });
}

/** `System.Int32`. */
export const int32Type = defineInteger('System.Int32', ['int', 'int32'], -2147483648n, 2147483647n, (v) => Number(v));

/** `System.Int64`. */
export const int64Type = defineInteger(
  'System.Int64',
  ['long', 'int64'],
  -9223372036854775808n,
  9223372036854775807n,
  (v) => v,
);

/** `System.Byte`. */
export const byteType = defineInteger('System.Byte', ['byte'], 0n, 255n, (v) => new Byte(Number(v)), Byte);
defineInteger('System.SByte', ['sbyte'], -128n, 127n, (v) => new SByte(Number(v)), SByte);
defineInteger('System.Int16', ['short', 'int16'], -32768n, 32767n, (v) => new Int16(Number(v)), Int16);
defineInteger('System.UInt16', ['ushort', 'uint16'], 0n, 65535n, (v) => new UInt16(Number(v)), UInt16);
defineInteger('System.UInt32', ['uint', 'uint32'], 0n, 4294967295n, (v) => new UInt32(Number(v)), UInt32);
defineInteger('System.UInt64', ['ulong', 'uint64'], 0n, 18446744073709551615n, (v) => new UInt64(v), UInt64);
registerByteBox((value) => new Byte(value));

/** `System.Double`. */
defineNumber({
  name: 'System.Double',
  accelerators: ['double'],
  represents: Double,
  convert: (value, ctx, type) => toReal(ctx, value, type, (v) => new Double(v)),
  zero: new Double(0),
  text: (self: Double) => doubleText(self.value),
  statics: { ...realStatics('double', (v) => new Double(v), Number.MAX_VALUE, Number.MIN_VALUE), ...doubleConstants },
  staticMethods: { ...realTests('double'), ...realMath, ...realRounding },
});

/** `System.Single`. */
defineNumber({
  name: 'System.Single',
  accelerators: ['float', 'single'],
  represents: Single,
  convert: (value, ctx, type) => toReal(ctx, value, type, (v) => new Single(v)),
  zero: new Single(0),
  text: (self: Single) => singleText(self.value),
  statics: realStatics('float', (v) => new Single(v), 3.4028234663852886e38, 1.401298464324817e-45),
  staticMethods: realTests('float'),
});

/** `System.Decimal`. */
defineNumber({
  name: 'System.Decimal',
  accelerators: ['decimal'],
  represents: Decimal,
  convert: (value, ctx, type) => toDecimalValue(ctx, value, type),
  zero: new Decimal(0n),
  text: (self: Decimal) => decimalText(self),
  statics: {
    'MaxValue: decimal': { get: () => new Decimal(decimalLimit), field: true },
    'MinValue: decimal': { get: () => new Decimal(-decimalLimit), field: true },
    'Zero: decimal': { get: () => new Decimal(0n), field: true },
    'One: decimal': { get: () => new Decimal(1n), field: true },
    'MinusOne: decimal': { get: () => new Decimal(-1n), field: true },
  },
  staticMethods: decimalMath,
});

/** `System.Numerics.BigInteger`. */
defineNumber({
  name: 'System.Numerics.BigInteger',
  accelerators: ['bigint'],
  represents: BigInteger,
  convert: (value, ctx, type) => toBigInteger(ctx, value, type),
  zero: new BigInteger(0n),
  text: (self: BigInteger) => self.value.toString(),
  statics: {
    'Zero: bigint': () => new BigInteger(0n),
    'One: bigint': () => new BigInteger(1n),
    'MinusOne: bigint': () => new BigInteger(-1n),
  },
  staticMethods: {
    ...bigMath,
    ...wholeStatics({ shown: 'bigint', bits: null, signed: true, make: (v) => new BigInteger(v) }),
  },
});
