import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findInTree } from '../../src/engine/regex/backtrack.js';
import { dotNetRegex } from '../../src/engine/regex/net-regex.js';
import { parseTree } from '../../src/engine/regex/parse-tree.js';
import { firstMatch, matchesInOrder, matchesOf, replaceByText } from '../../src/engine/regex/search.js';
import { outcome } from './context.js';

const plain = {
  ignoreCase: false,
  multiline: false,
  singleline: false,
  ignoreWhitespace: false,
  explicitCapture: false,
  rightToLeft: false,
};
const texts = (pattern: string, text: string): readonly (string | undefined)[] | null =>
  firstMatch(dotNetRegex(pattern), text)?.groups.map((group) => group?.value) ?? null;

const nested = '^[^()]*(((?<open>\\()[^()]*)+((?<-open>\\))[^()]*)+)*(?(open)(?!))$';

describe('what only the tree can match', () => {
  test.each([
    [nested, '(a(b)c)', true],
    [nested, '(a(b)c', false],
    ['^(\\()?ab(?(1)\\))$', '(ab)', true],
    ['^(\\()?ab(?(1)\\))$', '(ab', false],
    ['^(?<q>")?\\w+(?(q)"|;)$', 'ab;', true],
    ['^(?<q>")?\\w+(?(q)"|;)$', '"ab;', false],
    ['(?(?=x)xa|y)', 'zy', true],
  ])('%s on %s', (pattern, text, expected) => {
    expect(texts(pattern, text) !== null).toBe(expected);
  });

  test('a balancing group takes the text between', () => {
    expect(firstMatch(dotNetRegex('(?<a>x)(y+)(?<b-a>z)'), 'xyyz')?.group(3)).toEqual({ value: 'yy', index: 1 });
  });

  test.each([
    ['(a)(?(1)b', "Invalid pattern '(a)(?(1)b' at offset 9. Not enough )'s."],
    ['(?<a-nope>x)', "Invalid pattern '(?<a-nope>x)' at offset 0. Reference to undefined group name nope."],
    ['(a)(?(1)b|c|d)', "Invalid pattern '(a)(?(1)b|c|d)' at offset 14. Too many | in (?()|)."],
  ])('%s is refused', (pattern, message) => {
    expect(outcome(() => texts(pattern, 'x') as never)).toContain(message);
  });

  test('endless backtracking is cut short', () => {
    const regex = dotNetRegex('(?<o>x)?(?(o)(a+)+)$');
    expect(outcome(() => firstMatch(regex, `x${'a'.repeat(40)}b`) as never)).toContain('timed out');
  });
});

describe('from right to left', () => {
  const regex = dotNetRegex('\\d+', { rightToLeft: true });

  test('matches come from the end, replacements stand in order', () => {
    expect([...matchesOf(regex, 'a1b22c')].map((match) => match.value)).toEqual(['22', '1']);
    expect(matchesInOrder(regex, 'a1b22c3', 2).map((match) => match.value)).toEqual(['22', '3']);
    expect(replaceByText(regex, 'a1b22', '<$0>')).toBe('a<1>b<22>');
  });
});

describe('captures', () => {
  test('all that a group took, in order', () => {
    const match = firstMatch(dotNetRegex('(?:(?<key>\\w)=(\\d);?)+'), 'a=1;b=2')!;
    expect(match.captures(2)).toEqual([
      { value: 'a', index: 0 },
      { value: 'b', index: 4 },
    ]);
    expect(match.captures(1).map(({ value }) => value)).toEqual(['1', '2']);
  });
});

/** Patterns that mean the same to JavaScript; no empty rounds of groups, which differ. */
const pattern = fc.letrec<{ atom: string; piece: string; whole: string }>((tie) => ({
  atom: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '\\w', '\\b', '^', '$', '(?=b)', '(?<!a)'),
    fc.tuple(fc.constantFrom('(?:', '(', '(?<n>'), tie('piece')).map(([open, inner]) => `${open}${inner})`),
  ),
  piece: fc
    .array(fc.tuple(tie('atom'), fc.constantFrom('', '', '{2}', '?')), { minLength: 1, maxLength: 3 })
    .map((parts) =>
      parts.map(([atom, times]) => (/^(?:\^|\$|\\b|\(\?[=<]?[=!])/.test(atom) ? atom : atom + times)).join(''),
    ),
  whole: fc.array(tie('piece'), { minLength: 1, maxLength: 2 }).map((options) => options.join('|')),
})).whole;

test('the tree finds what JavaScript finds', () => {
  fc.assert(
    fc.property(
      pattern.filter((one) => (one.match(/\(\?<n>/g) ?? []).length < 2),
      fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 }),
      (one, text) => {
        const found = new RegExp(one, 'd').exec(text);
        const tree = findInTree(parseTree(one, plain), text, 0, false);
        expect(tree?.[0]?.[0] ?? null).toEqual(found?.indices?.[0] ?? null);
      },
    ),
    { numRuns: 2000 },
  );
});
