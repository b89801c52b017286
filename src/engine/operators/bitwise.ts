import { toEnum } from '../convert/enum-conversion.js';
import { numericOf, wholeOf } from '../convert/numeric.js';
import { unwrap } from '../values/custom-object.js';
import { EnumValue, enumValue } from '../values/enums.js';
import { methodNotFound } from '../values/member-errors.js';
import { UInt32, UInt64 } from '../values/numbers.js';
import type { ScriptContext } from '../values/script-access.js';
import { typeOf } from '../values/type-of.js';
import { isNullish, type Value } from '../values/value.js';
import { parseOperand } from './number-operands.js';

type Bits = (left: bigint, right: bigint) => bigint;

function whole(value: Value, method: string): bigint {
  if (isNullish(value)) return 0n;
  const number = typeof value === 'string' ? parseOperand(value, 0) : numericOf(value);
  const result = number === undefined ? undefined : wholeOf(number);
  if (result === undefined) throw methodNotFound(typeOf(value).fullName, method);
  return result;
}

/** Bits of an enum stay its type; wider operands make a wider result. */
function result(bits: bigint, left: Value, right: Value): Value {
  if (left instanceof EnumValue) return enumValue(left.netType, bits);
  if (left instanceof UInt64 || right instanceof UInt64) return new UInt64(BigInt.asUintN(64, bits));
  if (typeof left === 'bigint' || typeof right === 'bigint') return BigInt.asIntN(64, bits);
  if (left instanceof UInt32 || right instanceof UInt32) {
    return bits >= 0n && bits <= 4294967295n ? new UInt32(Number(bits)) : BigInt.asIntN(64, bits);
  }
  return bits >= -2147483648n && bits <= 2147483647n ? Number(bits) : BigInt.asIntN(64, bits);
}

function combine(ctx: ScriptContext, left: Value, right: Value, method: string, bits: Bits): Value {
  const a = unwrap(left);
  const other = unwrap(right);
  const b = a instanceof EnumValue && typeof other === 'string' ? toEnum(ctx, other, a.netType) : other;
  return result(bits(whole(a, method), whole(b, method)), a, b);
}

/** `-band`. */
export function bitAnd(ctx: ScriptContext, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return left & right;
  return combine(ctx, left, right, 'op_BitwiseAnd', (a, b) => a & b);
}

/** `-bor`. */
export function bitOr(ctx: ScriptContext, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return left | right;
  return combine(ctx, left, right, 'op_BitwiseOr', (a, b) => a | b);
}

/** `-bxor`. */
export function bitXor(ctx: ScriptContext, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return left ^ right;
  return combine(ctx, left, right, 'op_ExclusiveOr', (a, b) => a ^ b);
}

/** `-shl`: the count is taken modulo the width of the left side. */
export function shiftLeft(_ctx: ScriptContext, left: Value, right: Value): Value {
  const a = unwrap(left);
  const count = whole(unwrap(right), 'op_LeftShift');
  if (typeof a === 'bigint') return BigInt.asIntN(64, a << (count & 63n));
  if (a instanceof UInt64) return new UInt64(BigInt.asUintN(64, a.value << (count & 63n)));
  const bits = whole(a, 'op_LeftShift') << (count & 31n);
  return a instanceof UInt32 ? new UInt32(Number(BigInt.asUintN(32, bits))) : Number(BigInt.asIntN(32, bits));
}

/** `-shr`: keeps the sign of signed types. */
export function shiftRight(_ctx: ScriptContext, left: Value, right: Value): Value {
  const a = unwrap(left);
  const count = whole(unwrap(right), 'op_RightShift');
  if (typeof a === 'bigint') return a >> (count & 63n);
  if (a instanceof UInt64) return new UInt64(a.value >> (count & 63n));
  const bits = whole(a, 'op_RightShift') >> (count & 31n);
  return a instanceof UInt32 ? new UInt32(Number(bits)) : Number(BigInt.asIntN(32, bits));
}

/** `-bnot`. */
export function bitNot(_ctx: ScriptContext, operand: Value): Value {
  const value = unwrap(operand);
  if (typeof value === 'number') return ~value;
  if (value instanceof UInt32) return new UInt32(~value.value >>> 0);
  if (value instanceof UInt64) return new UInt64(BigInt.asUintN(64, ~value.value));
  return result(~whole(value, 'op_OnesComplement'), value, 0);
}
