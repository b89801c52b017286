import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/engine/types/time/date-parse.js';
import { parseDateExact } from '../../src/engine/types/time/date-parse-exact.js';
import { dateText } from '../../src/engine/types/time/datetime.js';
import { parseSpan } from '../../src/engine/types/time/parse-span.js';
import { findTimeZone } from '../../src/engine/types/time/time-zone.js';
import { englishCulture, findCulture, invariantCulture } from '../../src/engine/values/culture-data.js';
import { DateTime } from '../../src/engine/values/datetime.js';
import { TimeSpan } from '../../src/engine/values/timespan.js';
import { outcome } from './context.js';

const iso = (text: string): string => dateText(parseDate(text, invariantCulture), 'o', invariantCulture);

describe('parsing', () => {
  test.each([
    ['2024-03-05', '2024-03-05T00:00:00.0000000'],
    ['3/5/24', '2024-03-05T00:00:00.0000000'],
    ['5 Mar 2024', '2024-03-05T00:00:00.0000000'],
    ['March 5, 2024 2:07 PM', '2024-03-05T14:07:00.0000000'],
    ['Tue, 05 Mar 2024 14:07:09', '2024-03-05T14:07:09.0000000'],
    ['2024-03-05 2pm', '2024-03-05T14:00:00.0000000'],
    ['2024-03', '2024-03-01T00:00:00.0000000'],
    ['2024-03-05T14:07:09.1234567', '2024-03-05T14:07:09.1234567'],
  ])('%s', (text, expected) => expect(iso(text)).toBe(expected));

  test.each(['31/12/2024', '2023-02-29', '20240305', '', '2024-13-01'])('%s is refused', (text) => {
    expect(outcome(() => parseDate(text, invariantCulture))).toContain(
      `String '${text}' was not recognized as a valid DateTime.`,
    );
  });

  test('another culture has another order', () => {
    expect(parseDate('13/02/2024', findCulture('en-GB')!).month).toBe(2);
  });

  test('exact patterns', () => {
    expect(parseDateExact('5-Mar-24', ['d-MMM-yy'], invariantCulture).year).toBe(2024);
    expect(parseDateExact('20240305', ['yyyy', 'yyyyMMdd'], invariantCulture).day).toBe(5);
    expect(outcome(() => parseDateExact('5.3.2024', ['dd.MM.yyyy'], invariantCulture))).toContain('was not recognized');
  });

  test('every instant reads back from its round-trip text', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 3_155_378_975_999_999_999n }), (ticks) => {
        const text = dateText(new DateTime(ticks), 'o', invariantCulture);
        expect(parseDate(text, invariantCulture).ticks).toBe(ticks);
      }),
    );
  });
});

test.each([
  ['d', '3/5/2024'],
  ['D', 'Tuesday, March 5, 2024'],
  ['G', '3/5/2024 2:07:09\u202fPM'],
  ['yyyyMMdd_HHmmss', '20240305_140709'],
  ["'day' d", 'day 5'],
  ['%h', '2'],
  ['u', '2024-03-05 14:07:09Z'],
])('format %s', (format, expected) => {
  expect(
    dateText(DateTime.of({ year: 2024, month: 3, day: 5 }, { hour: 14, minute: 7, second: 9 }), format, englishCulture),
  ).toBe(expected);
});

test.each([
  ['00:05:00', 5],
  ['10:20', 620],
  ['1.02:03', 1563],
  ['1:02:03:04', 1563 + 4 / 60],
  ['2', 2880],
  ['-01:00', -60],
])('the span %s has %d minutes', (text, minutes) => {
  expect(parseSpan(text).totalMilliseconds / 60_000).toBeCloseTo(minutes, 9);
});

test('every span reads back from its text', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -9_000_000_000_000_000_000n, max: 9_000_000_000_000_000_000n }), (ticks) => {
      expect(parseSpan(new TimeSpan(ticks).toString()).ticks).toBe(ticks);
    }),
  );
});

test('months of different length', () => {
  const day = DateTime.of({ year: 2024, month: 1, day: 31 });
  expect(day.addMonths(1).day).toBe(29);
  expect(day.addMonths(-2).month).toBe(11);
});

test('Windows and IANA names are one zone', () => {
  const noon = DateTime.of({ year: 2024, month: 7, day: 1 }, { hour: 12 }).ticks;
  expect(findTimeZone('W. Europe Standard Time').offsetAt(noon)).toBe(120);
  expect(findTimeZone('America/New_York').offsetAt(noon)).toBe(-240);
  expect(outcome(() => findTimeZone('Nowhere'))).toContain(
    "The time zone ID 'Nowhere' was not found on the local computer.",
  );
});
