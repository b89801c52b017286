import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/language/parse.js';
import { print } from './printer/print.js';
import { recordedScripts } from './recorded.js';
import { shapeOf } from './shape.js';

/** Printing keeps the tree, and what is printed prints the same. */
function expectRoundTrip(script: string): void {
  const { ast } = parse(script);
  const text = print(ast);
  const again = parse(text);
  expect(again.diagnostics.map(({ message }) => message)).toEqual([]);
  expect(shapeOf(again.ast)).toEqual(shapeOf(ast));
  expect(print(again.ast)).toBe(text);
}

const valid = recordedScripts().filter(({ script }) => parse(script).diagnostics.length === 0);

describe('print', () => {
  it('has many scripts to print', () => {
    expect(valid.length).toBeGreaterThan(1500);
  });
  it('gives back the tree of every recorded script', () => {
    for (const { script } of valid) expectRoundTrip(script);
  });
  it('gives back the tree of scripts put together at random', () => {
    const pieces = fc.array(fc.constantFrom(...valid), { minLength: 2, maxLength: 4 });
    const joined = pieces.map((parts) => parts.map(({ script }) => `& {\n${script}\n}`).join('; '));
    fc.assert(
      fc.property(joined, (script) => {
        if (parse(script).diagnostics.length === 0) expectRoundTrip(script);
      }),
      { numRuns: 60 },
    );
  });
  it.each([
    ['1+2*3', '1 + 2 * 3'],
    ['a|b&&c||d', 'a | b && c || d'],
    ['if($x){1}else{2}', 'if ($x) {\n1\n}\nelse {\n2\n}'],
    ['@{a=1;"b c"=2}', '@{\na = 1\n"b c" = 2\n}'],
    ['f 1>x 2>&1', 'f > x 2>&1'],
    ['[int]$x=,1', '[int] $x = , 1'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a braced variable
    ['$a?.b; ${a}?.b?[0]', '$a?.b;\n${a}?.b?[0]'],
    ['function f($a,[int]$b=1){process{$a}}', 'function f ($a, [int] $b = 1) {\nprocess {\n$a\n}\n}'],
  ])('%s', (script, printed) => {
    expect(print(parse(script).ast)).toBe(printed);
  });
});
