import { isEnumerable, itemsOf } from '../values/arrays.js';
import { unwrap } from '../values/custom-object.js';
import { EnumValue } from '../values/enums.js';
import {
  BigInteger,
  Byte,
  Char,
  Decimal,
  Double,
  Int16,
  SByte,
  Single,
  UInt16,
  UInt32,
  UInt64,
} from '../values/numbers.js';
import { SwitchParameter } from '../values/switch-parameter.js';
import type { Value } from '../values/value.js';

/** A condition's truth (§14): nothing, zero, the empty string and the empty list are false; a list of one asks its element. */
export function isTrue(value: Value): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'string':
      return value.length > 0;
    case 'bigint':
      return value !== 0n;
    case 'object':
      return value !== null && isObjectTrue(value);
    default:
      return false;
  }
}

function isObjectTrue(value: object): boolean {
  if (Array.isArray(value)) return isListTrue(value);
  if (isBoxed(value)) return value.value !== 0 && value.value !== 0n;
  if (value instanceof Decimal) return value.units !== 0n;
  if (value instanceof Char) return value.code !== 0;
  if (value instanceof SwitchParameter) return value.isPresent;
  if (value instanceof EnumValue) return value.number !== 0n;
  const inner = unwrap(value);
  if (inner !== value) return isTrue(inner);
  return !isEnumerable(value) || isListTrue(itemsOf(value));
}

function isListTrue(items: readonly Value[]): boolean {
  if (items.length !== 1) return items.length > 1;
  const only = unwrap(items[0]);
  return isEnumerable(only) ? itemsOf(only).length > 0 : isTrue(only);
}

type Boxed = Double | Single | Byte | SByte | Int16 | UInt16 | UInt32 | UInt64 | BigInteger;

function isBoxed(value: object): value is Boxed {
  return (
    value instanceof Double ||
    value instanceof Byte ||
    value instanceof Single ||
    value instanceof SByte ||
    value instanceof Int16 ||
    value instanceof UInt16 ||
    value instanceof UInt32 ||
    value instanceof UInt64 ||
    value instanceof BigInteger
  );
}
