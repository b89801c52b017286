import { describe, expect, test } from 'vitest';
import { positionMessage } from '../../src/engine/errors/position.ts';
import { extentOf } from '../../src/language/extent.ts';

/** The place of `wanted` in a text. */
function place(text: string, wanted: string, file: string | null = null): string {
  const start = text.indexOf(wanted);
  return positionMessage(extentOf({ text, file }, start, start + wanted.length));
}

describe('position messages', () => {
  test('line, column and marks', () => {
    expect(place('1 + 1\n  nope -x\n', 'nope')).toBe('At line:2 char:3\n+   nope -x\n+   ~~~~');
  });

  test('a file is named', () => {
    expect(place('nope', 'nope', '/x/y.ps1').split('\n')[0]).toBe('At /x/y.ps1:1 char:1');
  });

  test('tabs are four blanks', () => {
    expect(place('\t\tnope', 'nope')).toBe('At line:1 char:3\n+         nope\n+         ~~~~');
  });

  test('what spans lines is marked up to the end of its first line', () => {
    expect(place('@{\n a\n}', '@{\n a\n}')).toBe('At line:1 char:1\n+ @{\n+ ~~');
  });

  test('a long line keeps 12 characters before and 8 behind, then fills up in front', () => {
    const text = `${'a'.repeat(60)}ERROR${'b'.repeat(60)}`;
    const [, line, marks] = place(text, 'ERROR').split('\n');
    expect(line).toBe(`+ … ${'a'.repeat(56)}ERROR${'b'.repeat(8)} …`);
    expect(marks).toBe(`+ ${' '.repeat(58)}~~~~~`);
  });

  test('what is in front is kept whole when there is room', () => {
    const text = `aaa ERROR ${'b'.repeat(100)}`;
    const [, line] = place(text, 'ERROR').split('\n');
    expect(line).toBe(`+ ${text.slice(0, 69)} …`);
  });

  test('a place longer than the line is cut', () => {
    const text = 'x'.repeat(100);
    const [, line, marks] = place(text, text).split('\n');
    expect(line).toBe(`+ ${'x'.repeat(69)} …`);
    expect(marks).toBe(`+ ${'~'.repeat(69)}`);
  });
});
