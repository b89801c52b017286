import { ArgumentOutOfRangeException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { type CalendarDay, DateTime, type DateTimeKind, isValidDate } from '../../values/datetime.js';
import type { EnumValue } from '../../values/enums.js';
import type { Value } from '../../values/value.js';

/** The name of a `DateTimeKind` value. */
export const kindOf = (value: EnumValue): DateTimeKind => value.text as DateTimeKind;

function fromParts(day: CalendarDay, time: readonly number[], kind: DateTimeKind = 'Unspecified'): DateTime {
  const [hour = 0, minute = 0, second = 0, millisecond = 0, microsecond = 0] = time;
  const bad =
    hour < 0 ||
    hour > 23 ||
    minute < 0 ||
    minute > 59 ||
    second < 0 ||
    second > 59 ||
    millisecond < 0 ||
    millisecond > 999;
  if (bad || !isValidDate(day.year, day.month, day.day)) {
    const message = bad
      ? 'Hour, Minute, and Second parameters describe an un-representable DateTime.'
      : 'Year, Month, and Day parameters describe an un-representable DateTime.';
    throw netError(newException(ArgumentOutOfRangeException, message));
  }
  return DateTime.of(day, { hour, minute, second, fraction: millisecond * 10_000 + microsecond * 10 }, kind);
}

/** Arguments of a constructor: year, month, day, then parts of the time. */
export type Numbers = readonly number[];
const dayOf = ([year, month, day]: Numbers): CalendarDay => ({ year: year!, month: month!, day: day! });

/** A date of `count` parts of time, without a kind. */
export const timeOnly = (args: Numbers, count: number) => fromParts(dayOf(args), args.slice(3, 3 + count));

/** A date of `count` parts of time; the last argument is its kind. */
export const timeAndKind = (args: readonly Value[], count: number) =>
  fromParts(dayOf(args as Numbers), args.slice(3, 3 + count) as Numbers, kindOf(args.at(-1) as EnumValue));
