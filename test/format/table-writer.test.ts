import { describe, expect, test } from 'vitest';
import { settleWidths } from '../../src/format/column-widths.js';
import { TableWriter, type WriterColumn } from '../../src/format/table-writer.js';

function column(label: string, width: number, alignment: WriterColumn['alignment'] = 'left'): WriterColumn {
  return { label, width, alignment, isCustomLabel: false };
}

describe('settleWidths', () => {
  test.each<[string, number[], number, number[]]>([
    ['all fit', [10, 5], 79, [10, 5]],
    ['one takes the rest', [30, 0], 79, [30, 48]],
    ['the rest is shared from the left', [10, 0, 0, 0], 60, [10, 16, 16, 15]],
    ['fixed ones keep theirs', [10, 0, 8, 0], 60, [10, 20, 8, 19]],
    ['the last is cut', [30, 21, 18], 60, [30, 21, 7]],
    ['the last is hidden, the one before cut', [30, 21, 18, 37], 40, [30, 9, -1, -1]],
    ['one cell is enough', [8, 8, 8], 19, [8, 8, 1]],
    ['no cell hides', [8, 8, 8], 18, [8, 8, -1]],
  ])('%s', (_name, wanted, available, settled) => {
    expect(settleWidths(wanted, available)).toEqual(settled);
  });
});

describe('TableWriter', () => {
  test('labels span lines, dashes are as long as the label', () => {
    const writer = new TableWriter([column('Column1', 7), column('Column2', 7), column('Column3', 7)], 20, 'words');
    expect(writer.header(null)).toEqual(['Column1 Column2 Colu', '                mn3', '------- ------- ----']);
    expect(writer.row(['value1', 'value2', 'value3'], null, false)).toEqual(['value1  value2  val…']);
  });

  test('the last visible column is padded when others are hidden', () => {
    const writer = new TableWriter([column('Name', 6), column('N', 6, 'right')], 6, 'words');
    expect(writer.header(null)).toEqual(['Name', '----  ']);
    expect(writer.row(['abcdef', '123456'], null, false)).toEqual(['abcdef']);
  });

  test('numbers are cut from the left', () => {
    const writer = new TableWriter([column('Name', 6), column('N', 6, 'right')], 9, 'words');
    expect(writer.row(['abcdef', '123456'], null, false)).toEqual(['abcdef …6']);
  });

  test('wrapped cells fill the columns beside them', () => {
    const writer = new TableWriter([column('Id', 10), column('Path', 12), column('N', 4, 'right')], 40, 'words');
    const cells = ['abcdefghijklmnopqrstuvwxyz0123456789', `one two ${'thr'}${'e'.repeat(31)} four`, '7'];
    expect(writer.row(cells, null, true)).toEqual([
      'abcdefghij one two thre    7',
      'klmnopqrst eeeeeeeeeeee',
      'uvwxyz0123 eeeeeeeeeeee',
      '456789     eeeeee four',
    ]);
  });

  test('fewer than five cells hold nothing', () => {
    const writer = new TableWriter([column('Name', 6)], 4, 'words');
    expect(writer.header(null)).toEqual([]);
    expect(writer.row(['x'], null, false)).toEqual([]);
  });

  test('colours stand around the padded labels', () => {
    const style = { header: '<h>', customLabel: '<c>' };
    const columns = [column('State', 4), column('Name', 4), { ...column('Script', 6), isCustomLabel: true }];
    expect(new TableWriter(columns, 40, 'words').header(style)).toEqual([
      '<h>Stat\x1b[0m<h> Name\x1b[0m <c>Script\x1b[0m',
      '<h>e\x1b[0m<h>\x1b[0m\x1b[0m',
      '<h>----\x1b[0m <h>----\x1b[0m <h>------\x1b[0m',
    ]);
  });
});
