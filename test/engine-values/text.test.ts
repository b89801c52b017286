import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compositeFormat, formatOperator } from '../../src/engine/operators/composite-format.js';
import { match, replace } from '../../src/engine/operators/pattern.js';
import { join, split, splitUnary } from '../../src/engine/operators/split-join.js';
import { WildcardPattern } from '../../src/engine/operators/wildcard.js';
import { dotNetRegex } from '../../src/engine/regex/net-regex.js';
import { firstMatch } from '../../src/engine/regex/search.js';
import { Double } from '../../src/engine/values/numbers.js';
import type { Value } from '../../src/engine/values/value.js';
import { ctx, number, outcome } from './context.js';

describe('composite format', () => {
  test.each<[string, Value, string]>([
    ['{0:N2}', new Double(1234.5678), '1,234.57'],
    ['{0:N1}', new Double(0.25), '0.2'],
    ['{0:F1}', new Double(0.35), '0.3'],
    ['{0:P1}', new Double(0.256), '25.6%'],
    ['{0:C2}', new Double(-1234.5), '-$1,234.50'],
    ['{0:X4}', 255, '00FF'],
    ['{0:X}', -1, 'FFFFFFFF'],
    ['{0:D5}', -42, '-00042'],
    ['{0:E2}', new Double(1e6), '1.00E+006'],
    ['{0:0.00}', new Double(2.765), '2.77'],
    ['{0:#,##0}', 1234567, '1,234,567'],
    ['{0:0,,.0}M', 1234567, '1.2M'],
    ['{0:00-00}', 1234, '12-34'],
    ['{0:+0;-0;zero}', 0, 'zero'],
    ['{0:#.##}|', 0, '|'],
    ['{0:G3}', new Double(1234.5), '1.23E+03'],
    ['{0:N2}', number('Decimal', '2.345'), '2.35'],
    ['{0,5}|{0,-5}|', 'ab', '   ab|ab   |'],
    ['{{{0}}}', 5, '{5}'],
  ])('%s of %o', (format, value, expected) => {
    expect(compositeFormat(ctx, format, [value])).toBe(expected);
  });

  test.each([
    [
      '{0} {1}',
      'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.',
    ],
    ['{0', 'Input string was not in a correct format. Failure to parse near offset 2. Format item ends prematurely.'],
    ['{a}', 'Input string was not in a correct format. Failure to parse near offset 1. Expected an ASCII digit.'],
  ])('%s is refused', (format, problem) => {
    expect(outcome(() => formatOperator(ctx, format, 'x'))).toBe(`FormatError: ${problem}`.replace(/: (.*)$/, ': $1'));
  });
});

describe('regular expressions', () => {
  test.each([
    ['(?<y>\\d{4})-(\\d\\d)', '2024-03', ['2024-03', '03', '2024']],
    ['(?i)ABC', 'xabc', ['abc']],
    ['a(?i)b', 'aB', ['aB']],
    ['(?>a+)b', 'aaab', ['aaab']],
    ['\\Aab\\z', 'ab', ['ab']],
    ['^b$', 'b\n', ['b']],
    ['[a-z-[aeiou]]+', 'aebcd', ['bcd']],
    ['(\\w)\\1', 'xaab', ['aa', 'a']],
    ['(?<c>.)\\k<c>', 'abb', ['bb', 'b']],
    ['\\w+', 'éa b', ['éa']],
    ['(?x) a b # note', 'ab', ['ab']],
    ['(?n)(a)(?<k>b)', 'ab', ['ab', 'b']],
    ['\\p{Lu}+', 'abÄBc', ['ÄB']],
    ['[]a]+', 'x]a', [']a']],
  ])('%s finds %o', (pattern, text, groups) => {
    const found = firstMatch(dotNetRegex(pattern), text);
    expect(found?.groups.map((group) => group?.value)).toEqual(groups);
  });

  test.each([
    ['(', "Invalid pattern '(' at offset 1. Not enough )'s."],
    ['[', "Invalid pattern '[' at offset 1. Unterminated [] set."],
    ['*a', "Invalid pattern '*a' at offset 1. Quantifier '*' following nothing."],
    ['a)', "Invalid pattern 'a)' at offset 2. Too many )'s."],
    ['a**', "Invalid pattern 'a**' at offset 3. Nested quantifier '*'."],
  ])('%s is refused', (pattern, message) => {
    expect(outcome(() => match(ctx, 'a', pattern, false))).toBe(
      `System.Text.RegularExpressions.RegexParseException: ${message}`,
    );
  });

  test('-replace knows groups and dollar signs', () => {
    expect(replace(ctx, 'a1b2', ['(\\d)', '<$1>'], false)).toBe('a<1>b<2>');
    expect(replace(ctx, 'cost: X', ['X', '$1'], false)).toBe('cost: $1');
    expect(outcome(() => replace(ctx, 'a', ['(', 'b'], false))).toContain('InvalidRegularExpression');
  });
});

describe('split, join, wildcards', () => {
  test.each<[string, Value, string[]]>([
    ['a,b,c', ',', ['a', 'b', 'c']],
    ['a,b,c,d', [',', 2], ['a', 'b,c,d']],
    ['a,b,c,d', [',', -2], ['a,b,c', 'd']],
    ['a1b', '(\\d)', ['a', '1', 'b']],
    ['a.b', ['.', 0, 'simplematch'], ['a', 'b']],
  ])('%s -split %o', (text, right, expected) => {
    expect([...(split(ctx, text, right, false) as Value[])]).toEqual(expected);
  });

  test('unary -split and -join', () => {
    expect([...(splitUnary(ctx, '  a b\t c ') as Value[])]).toEqual(['a', 'b', 'c']);
    expect(join(ctx, [[1, 2], 3], ',')).toBe('System.Object[],3');
  });

  test.each([
    ['mig*', 'MIGRATION', true],
    ['a?c', 'abc', true],
    ['a[b-d]c', 'acc', true],
    ['a`*c', 'a*c', true],
    ['a`*c', 'abc', false],
    ['*', '', true],
    ['[[]x', '[x', true],
  ])('%s like %s', (pattern, text, expected) => {
    expect(new WildcardPattern(pattern).matches(text)).toBe(expected);
  });

  test('an escaped text matches itself', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(new WildcardPattern(WildcardPattern.escape(text), true).matches(text)).toBe(true);
        expect(WildcardPattern.unescape(WildcardPattern.escape(text))).toBe(text);
      }),
    );
  });
});

describe('anchors and line ends', () => {
  test.each([
    ['b$', 'ab\n', true],
    ['b$', 'ab\r\n', false],
    ['b\\z', 'ab\n', false],
    ['b\\Z', 'ab\n', true],
    ['(?m)^b', 'a\nb', true],
    ['(?m)^b', 'a\rb', false],
    ['(?m)a$', 'a\nb', true],
    ['(?m)a$', 'a\r\nb', false],
    ['(?m)\\Ab', 'a\nb', false],
  ])('%s in %o: %s', (pattern, text, expected) => {
    expect(firstMatch(dotNetRegex(pattern), text) !== null).toBe(expected);
  });

  test('ordinary patterns stay free of lookarounds', () => {
    expect(dotNetRegex('^(a+)+$').compiledFor('aaa')?.expression.source).toBe('^(a+)+$');
  });
});
