import type { DateTime } from './datetime.js';

/** Week of the year after ISO 8601, and the year it belongs to. */
export function isoWeek(date: DateTime): { readonly week: number; readonly year: number } {
  const weekday = date.dayOfWeek || 7;
  const week = Math.floor((date.dayOfYear - weekday + 10) / 7);
  if (week < 1) return { week: isoWeeksOf(date.year - 1), year: date.year - 1 };
  return week > isoWeeksOf(date.year) ? { week: 1, year: date.year + 1 } : { week, year: date.year };
}

/** Weeks of a year after ISO 8601: 52 or 53. */
export function isoWeeksOf(year: number): number {
  const lastWeekday = (of: number): number =>
    (of + Math.floor(of / 4) - Math.floor(of / 100) + Math.floor(of / 400)) % 7;
  return lastWeekday(year) === 4 || lastWeekday(year - 1) === 3 ? 53 : 52;
}
