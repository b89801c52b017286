import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitCell } from '../../src/format/alignment.js';
import { cellsOf, headOf, tailOf } from '../../src/format/cells.js';
import { makeSafe, stripEscapes } from '../../src/format/escape-codes.js';
import { firstLine, splitLines, wrappingOf, wrapText } from '../../src/format/lines.js';

describe('cells', () => {
  test.each([
    ['plain', 5],
    ['日本語', 6],
    ['ｆｕｌｌ', 8],
    ['e\u0301', 2],
    ['😀', 2],
    ['\x1b[31mred\x1b[0m', 3],
    ['\x1b]8;;https://x/\x1b\\text\x1b]8;;\x1b\\', 4],
  ])('%j takes %i', (text, cells) => expect(cellsOf(text)).toBe(cells));

  test('head and tail cut by cells', () => {
    expect(headOf('あいう', 3)).toBe('あ');
    expect(tailOf('あいう', 3)).toBe('う');
    expect(headOf('\x1b[32mSynced', 3)).toBe('\x1b[32mSyn');
  });
});

describe('fitCell', () => {
  test.each<[string, number, 'left' | 'right' | 'center', string]>([
    ['abcdef', 4, 'left', 'abc…'],
    ['abcdef', 4, 'right', '…def'],
    ['abcdef', 4, 'center', 'abc…'],
    ['abcdef', 1, 'left', 'a'],
    ['abcdef', 1, 'right', 'f'],
    ['ab', 5, 'center', ' ab  '],
    ['ab', 5, 'right', '   ab'],
    ['a\nb', 5, 'left', 'a…   '],
    ['あいうえお', 2, 'left', '… '],
    ['あいうえお', 1, 'left', ' '],
    ['あいうえお', 4, 'left', 'あ… '],
  ])('%j in %i, %s', (text, width, alignment, fitted) => expect(fitCell(text, width, alignment, true)).toBe(fitted));
});

describe('wrapText', () => {
  const words = (text: string, width: number): string[] => wrapText(text, width, width, 'words');

  test('a word takes the blank behind it along', () => {
    expect(words('aaa bbb ccc ddd', 11)).toEqual(['aaa bbb ', 'ccc ddd']);
    expect(words('aaa bbb ccc ddd', 12)).toEqual(['aaa bbb ccc ', 'ddd']);
  });

  test('a word longer than the line goes on where it is', () => {
    expect(words('short yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy tail', 22)).toEqual([
      'short yyyyyyyyyyyyyyyy',
      'yyyyyyyyyyyyyyy tail',
    ]);
  });

  test('no-break space and soft hyphen vanish from wrapped text', () => {
    expect(words('aaa\u00a0bbb ccc\u00a0ddd eee', 10)).toEqual(['aaabbb ccc', 'ddd eee']);
    expect(words('soft\u00adhyphen\u00adated words', 10)).toEqual(['softhyphen', 'ated words']);
  });

  test('languages without word wrap are cut hard', () => {
    expect(wrapText('Long Header Name', 8, 8, wrappingOf(''))).toEqual(['Long Hea', 'der Name']);
    expect(wrapText('Long Header Name', 8, 8, wrappingOf('de-DE'))).toEqual(['Long ', 'Header ', 'Name']);
  });

  test('open styles are repeated on the next line', () => {
    expect(splitLines('\x1b[31mone\ntwo')).toEqual(['\x1b[31mone\x1b[0m', '\x1b[31mtwo\x1b[0m']);
  });

  test('no line is wider than asked for, and no text is lost', () => {
    const text = fc.stringMatching(/^[a-z日本 ]*$/);
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (input, width) => {
        const lines = words(input, width);
        expect(lines.every((line) => cellsOf(line) <= width)).toBe(true);
        expect(lines.join('')).toBe(input);
      }),
    );
  });
});

test('firstLine marks what is left out', () => {
  expect(firstLine('a\r\nb')).toBe('a…');
  expect(firstLine('a')).toBe('a');
});

test('what a terminal would obey is shown, colours stay', () => {
  expect(makeSafe('\x1b[31ma\x1b[2Jb\u202ec\x07')).toBe('\x1b[31ma\\u001b[2Jb\\u202ec\\u0007');
  expect(stripEscapes('\x1b[1;31ma\x1b[0m')).toBe('a');
});
