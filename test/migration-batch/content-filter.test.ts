import { describe, expect, it } from 'vitest';
import { ContentFilterError, parseContentFilter } from '../../src/migration/batch/content-filter.js';

const at = (text: string) => Date.parse(text);

describe('parseContentFilter', () => {
  it.each([
    ["Received -ge '2019/4/30'", '', '2019-04-30T00:00:00Z', true],
    ["Received -ge '2019/4/30'", '', '2019-04-29T23:59:59Z', false],
    ["received -GT '2019-04-30'", '', '2019-04-30T00:00:00Z', false],
    ["Received -ge '4/30/2019' -and Received -lt '5/1/2019'", '', '2019-04-30T12:00:00Z', true],
    ["(Received -ge '4/30/2019') -and (Received -lt '5/1/2019')", '', '2019-05-01T00:00:00Z', false],
    ["Received -ge '30.04.2019'", 'de-DE', '2019-04-30T00:00:00Z', true],
    ["Received -lt '3/4/2019'", 'en-GB', '2019-04-02T00:00:00Z', true],
    ["Received -lt '3/4/2019'", 'en-US', '2019-04-02T00:00:00Z', false],
    ["Received -le '2019/4/30 11:30 PM'", '', '2019-04-30T23:30:00Z', true],
    ['Received -lt "2019/4/30 12:30 AM"', '', '2019-04-30T00:29:00Z', true],
  ])('%s (%s) at %s is %s', (filter, language, received, expected) => {
    expect(parseContentFilter(filter, language)?.(at(received))).toBe(expected);
  });

  it('is none when empty', () => {
    expect(parseContentFilter('  ')).toBeUndefined();
  });

  it.each([
    "Subject -eq 'x'",
    "Received -like '2019*'",
    "Received -ge '2019/13/1'",
    "Received -ge '2019/2/30'",
    "Received -ge '2019/1/1' -or Received -lt '2018/1/1'",
    'Received',
  ])('refuses %s', (filter) => {
    expect(() => parseContentFilter(filter)).toThrow(ContentFilterError);
  });
});
