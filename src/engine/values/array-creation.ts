import { convertTo } from '../convert/convert.js';
import { OverflowException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { typedArray } from './arrays.js';
import { methodFault } from './member-errors.js';
import { MultiArray } from './multi-array.js';
import type { NetType } from './net-type.js';
import { countError } from './overloads.js';
import type { ScriptContext } from './script-access.js';
import { requireType } from './type-names.js';
import type { Value } from './value.js';

/** `[T[]]::new(length)` and `[T[,]]::new(rows, columns)`: filled with the element type's default value. */
export function newArray(ctx: ScriptContext, type: NetType, element: NetType, args: readonly Value[]): Value {
  const rank = type.fullName.length - type.fullName.lastIndexOf('[') - 1;
  if (args.length !== rank) throw countError('new', args.length);
  const int32 = requireType('System.Int32');
  const lengths = args.map((argument) => convertTo(ctx, argument, int32) as number);
  if (lengths.some((length) => length < 0)) {
    throw methodFault(netError(newException(OverflowException)), '.ctor', args.length);
  }
  if (rank > 1) return new MultiArray(type, element, lengths);
  return filledArray(element, lengths[0]!);
}

/** An array of default values. */
export function filledArray(element: NetType, length: number): Value {
  if (element.fullName === 'System.Byte') return new Uint8Array(length);
  const fill = defaultOf(element);
  return typedArray(element, new Array<Value>(length).fill(fill));
}

/** What an element holds before it is set: 0, False, null. */
function defaultOf(type: NetType): Value {
  return type.definition.defaultValue?.() ?? null;
}
