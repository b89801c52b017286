import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spelledOutCases } from '../../src/engine/regex/spelled-out-cases.js';

describe('patterns that ignore case, written out', () => {
  it.each([
    ['^(a+)+$', '^([aA]+)+$'],
    ['(?<name>x|\\d)*', '(?<name>[xX]|\\d)*'],
    ['[a-f0-9_x]{2}', '[a-fA-F0-9_xX]{2}'],
    ['[^\\s\\]b-]', '[^\\s\\]bB-]'],
  ])('%s → %s', (source, written) => {
    expect(spelledOutCases(source)).toBe(written);
  });

  it.each(['\\u0041', '\\x41', '\\k<n>', '(ä|b)+', '[A-z]', '[*-z]', '\\1'])('%s stays as it is', (source) => {
    expect(spelledOutCases(source)).toBeNull();
  });

  it('matches what the i flag matches', () => {
    const piece = fc.constantFrom('a', 'B', '[a-c]', '[^x-z]', '\\w', '\\d', '.', '(?:ab|C)', '(d)', ' ', '\\.');
    const repeat = fc.constantFrom('', '*', '+', '?', '{1,2}');
    const pattern = fc
      .array(fc.tuple(piece, repeat), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.flat().join(''));
    const text = fc.string({
      unit: fc.constantFrom('a', 'A', 'b', 'B', 'c', 'C', 'd', 'D', 'x', 'Z', '1', '.', ' '),
      maxLength: 12,
    });
    fc.assert(
      fc.property(pattern, text, (source, given) => {
        expect(new RegExp(spelledOutCases(source)!).exec(given)?.[0]).toBe(new RegExp(source, 'i').exec(given)?.[0]);
      }),
    );
  });
});
