import { formatFault } from '../convert/cast-errors.js';
import { numericOf, parseText, wholeOf } from '../convert/numeric.js';
import { toText } from '../convert/text.js';
import { OutOfMemoryException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { unwrap } from '../values/custom-object.js';
import { Char } from '../values/numbers.js';
import type { ScriptContext } from '../values/script-access.js';
import { isNullish, type Value } from '../values/value.js';

/** `left..right`: Int32s, or chars when both sides are one non-digit character; descending when left is greater. */
export function range(ctx: ScriptContext, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return integers(left, right);
  const from = rangeChar(unwrap(left));
  const to = rangeChar(unwrap(right));
  if (from !== null && to !== null) return integers(from, to).map((code) => new Char(code));
  return integers(bound(ctx, unwrap(left)), bound(ctx, unwrap(right)));
}

/** More elements do not fit into one JavaScript array whose memory is in one piece; V8 would end the process instead of raising an error. */
const longest = 2 ** 27 - 1;

function integers(from: number, to: number): number[] {
  const length = Math.abs(to - from) + 1;
  if (length > longest)
    throw netError(newException(OutOfMemoryException, 'Array dimensions exceeded supported range.'));
  const step = from <= to ? 1 : -1;
  const items = new Array<number>(length);
  for (let i = 0, value = from; i < length; i++, value += step) items[i] = value;
  return items;
}

function rangeChar(value: Value): number | null {
  if (value instanceof Char) return value.code;
  return typeof value === 'string' && value.length === 1 && !/\d/.test(value) ? value.charCodeAt(0) : null;
}

function bound(ctx: ScriptContext, value: Value): number {
  if (isNullish(value)) return 0;
  const number = typeof value === 'string' ? parseText(value) : numericOf(value);
  const whole = number === undefined ? undefined : wholeOf(number);
  if (whole === undefined) throw netError(formatFault(toText(ctx, value)));
  return Number(whole);
}
