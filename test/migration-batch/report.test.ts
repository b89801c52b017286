import { describe, expect, it } from 'vitest';
import { consistencyScore } from '../../src/migration/batch/consistency.js';
import { copyProgressText, reportLine, sizeText } from '../../src/migration/batch/report.js';

describe('report lines', () => {
  it.each([
    [0, '0 B (0 bytes)'],
    [1023, '1,023 B (1,023 bytes)'],
    [1024, '1 KB (1,024 bytes)'],
    [236_732_045, '225.8 MB (236,732,045 bytes)'],
    [436_712_733, '416.5 MB (436,712,733 bytes)'],
    [30_551_458_399, '28.45 GB (30,551,458,399 bytes)'],
  ])('%d bytes', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });

  it("has the original's form", () => {
    const text = copyProgressText({
      doneItems: 723,
      totalItems: 1456,
      doneBytes: 236_732_045,
      totalBytes: 436_712_733,
    });
    expect(reportLine(new Date('2018-01-25T00:56:01Z'), 'BL2PRD0410CA012', text)).toBe(
      '1/25/2018 12:56:01 AM [BL2PRD0410CA012] Copy progress: 723/1456 messages, 225.8 MB (236,732,045 bytes)/416.5 MB (436,712,733 bytes).',
    );
  });

  it.each([
    [0, 10, 'Perfect'],
    [1, 1000, 'Investigate'],
    [6, 100, 'Poor'],
    [101, 100_000, 'Poor'],
  ])('%d of %d left out', (left, total, score) => {
    expect(consistencyScore(left, total)).toBe(score);
  });
});
