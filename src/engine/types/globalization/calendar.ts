import { DateTime, dayNumber, daysInMonth, isLeapYear } from '../../values/datetime.js';
import { defineEnum, type EnumValue, enumOf } from '../../values/enums.js';
import { isoWeek, isoWeeksOf } from '../../values/iso-week.js';
import { defineType } from '../../values/net-type.js';
import { ticksPer } from '../../values/timespan.js';
import { NetObject } from '../../values/value.js';
import { objectType } from '../core.js';

defineEnum('System.Globalization.CalendarWeekRule', ['FirstDay', 'FirstFullWeek', 'FirstFourDayWeek']);

/** `System.Globalization.GregorianCalendar`: the calendar of all cultures here. */
export class GregorianCalendar extends NetObject {}

const weekDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The week of the year when the year's first week must have `fullDays` days. */
function weekOfFullDays(date: DateTime, firstDay: number, fullDays: number): number {
  const dayOfYear = date.dayOfYear - 1;
  const newYearsDay = date.dayOfWeek - (dayOfYear % 7);
  let offset = (firstDay - newYearsDay + 14) % 7;
  if (offset !== 0 && offset >= fullDays) offset -= 7;
  const day = dayOfYear - offset;
  if (day >= 0) return Math.floor(day / 7) + 1;
  const lastOfPreviousYear = new DateTime(date.ticks - BigInt(dayOfYear + 1) * ticksPer.day);
  return weekOfFullDays(lastOfPreviousYear, firstDay, fullDays);
}

function weekOfYear(date: DateTime, rule: EnumValue, firstDay: EnumValue): number {
  const first = Number(firstDay.number);
  if (rule.text === 'FirstFullWeek') return weekOfFullDays(date, first, 7);
  if (rule.text === 'FirstFourDayWeek') return weekOfFullDays(date, first, 4);
  const dayOfYear = date.dayOfYear - 1;
  const newYearsDay = date.dayOfWeek - (dayOfYear % 7);
  return Math.floor((dayOfYear + ((newYearsDay - first + 14) % 7)) / 7) + 1;
}

defineType({
  name: 'System.Globalization.GregorianCalendar',
  base: objectType,
  represents: GregorianCalendar,
  methods: () => ({
    'GetDayOfMonth(datetime time): int': (_self: GregorianCalendar, [date]: [DateTime]) => date.day,
    'GetDayOfWeek(datetime time): System.DayOfWeek': (_self: GregorianCalendar, [date]: [DateTime]) =>
      enumOf('System.DayOfWeek', weekDays[date.dayOfWeek]!),
    'GetDayOfYear(datetime time): int': (_self: GregorianCalendar, [date]: [DateTime]) => date.dayOfYear,
    'GetDaysInMonth(int year, int month): int': (_self: GregorianCalendar, [year, month]: [number, number]) =>
      daysInMonth(year, month),
    'GetMonth(datetime time): int': (_self: GregorianCalendar, [date]: [DateTime]) => date.month,
    'GetWeekOfYear(datetime time, System.Globalization.CalendarWeekRule rule, System.DayOfWeek firstDayOfWeek): int': (
      _self: GregorianCalendar,
      [date, rule, firstDay]: [DateTime, EnumValue, EnumValue],
    ) => weekOfYear(date, rule, firstDay),
    'GetYear(datetime time): int': (_self: GregorianCalendar, [date]: [DateTime]) => date.year,
    'IsLeapYear(int year): bool': (_self: GregorianCalendar, [year]: [number]) => isLeapYear(year),
  }),
  constructors: () => ({ 'new()': () => new GregorianCalendar() }),
});

defineType({
  name: 'System.Globalization.ISOWeek',
  base: objectType,
  staticMethods: () => ({
    'GetWeekOfYear(datetime date): int': ([date]: [DateTime]) => isoWeek(date).week,
    'GetWeeksInYear(int year): int': ([year]: [number]) => isoWeeksOf(year),
    'GetYear(datetime date): int': ([date]: [DateTime]) => isoWeek(date).year,
    'ToDateTime(int year, int week, System.DayOfWeek dayOfWeek): datetime': ([year, week, weekday]: [
      number,
      number,
      EnumValue,
    ]) => {
      const fourth = new DateTime(BigInt(dayNumber(year, 1, 4)) * ticksPer.day);
      const days = (week - 1) * 7 + (Number(weekday.number) || 7) - (fourth.dayOfWeek || 7);
      return new DateTime(fourth.ticks + BigInt(days) * ticksPer.day);
    },
  }),
});
