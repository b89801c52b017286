import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlightSpans } from '../../src/language/highlight.js';
import { parse } from '../../src/language/parse.js';

const spansOf = (text: string) =>
  highlightSpans(parse(text).tokens).map(({ start, end, token }) => `${token.kind}:${text.slice(start, end)}`);

describe('highlight spans', () => {
  it('show what expands inside a string', () => {
    expect(spansOf('"a $x $(f 1)!"')).toEqual([
      'StringExpandable:"a ',
      'Variable:$x',
      'StringExpandable: ',
      'DollarParen:$(',
      'Identifier:f',
      'StringExpandable: ',
      'Number:1',
      'RParen:)',
      'StringExpandable:!"',
    ]);
  });
  it('never overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'"$(a )\'x{}`@\n') }), (text) => {
        let last = 0;
        for (const { start, end } of highlightSpans(parse(text).tokens)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
    );
  });
});
