import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/csv/encoding.js';
import { CsvSyntaxError, otherDelimiter, parseCsv } from '../../src/csv/parse-csv.js';

const fieldsOf = (input: string | Uint8Array) => [...parseCsv(input).rows].map((row) => row.fields);

describe('parseCsv', () => {
  it('gives rows their number and the line they begin on', () => {
    const { header, rows } = parseCsv('a,b\r\n1,"x\r\ny"\r\n\r\n3,4\r\n');
    expect(header).toEqual(['a', 'b']);
    expect([...rows]).toEqual([
      { number: 1, line: 2, fields: ['1', 'x\r\ny'] },
      { number: 2, line: 5, fields: ['3', '4'] },
    ]);
  });

  it.each([
    ['doubled quotes', 'a\n"x""y"', [['x"y']]],
    ['a quote inside an unquoted field', 'a,b\np"w,2', [['p"w', '2']]],
    ['a comma inside quotes', 'a,b\n"1,2",3', [['1,2', '3']]],
    [
      'CR alone',
      'a,b\r1,2\r3,4',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['mixed line ends', 'a\r\n1\n2\r\n3', [['1'], ['2'], ['3']]],
    ['empty rows at the end', 'a,b\n1,2\n,\n,\n', [['1', '2']]],
    ['DOS end of file and NULs', 'a\n1\n\u001a\0\0', [['1']]],
    [
      'an empty row in the middle is kept',
      'a,b\n1,2\n,\n3,4',
      [
        ['1', '2'],
        ['', ''],
        ['3', '4'],
      ],
    ],
    ['rows of other lengths', 'a,b\n1\n1,2,3', [['1'], ['1', '2', '3']]],
    ['spaces are kept', 'a,b\n 1 , 2', [[' 1 ', ' 2']]],
  ])('%s', (_name, text, expected) => {
    expect(fieldsOf(text)).toEqual(expected);
  });

  it('has nothing for an empty text', () => {
    expect(parseCsv('').header).toEqual([]);
    expect(fieldsOf('')).toEqual([]);
    expect(fieldsOf(new Uint8Array())).toEqual([]);
  });

  it('says where a quote is not closed', () => {
    expect(() => parseCsv('a\n"x')).toThrow(CsvSyntaxError);
  });

  it('recognises what other delimiter a header has', () => {
    expect(otherDelimiter(parseCsv('a;b\n1;2').header)).toBe(';');
    expect(otherDelimiter(parseCsv('a\tb').header)).toBe('\t');
    expect(otherDelimiter(parseCsv('a,b;c').header)).toBeUndefined();
    expect(otherDelimiter(parseCsv('EmailAddress').header)).toBeUndefined();
  });

  it.each(['\n', '\r\n', '\r'])('reads long files in blocks, as often as asked (line end %j)', (end) => {
    const lines = Array.from({ length: 2_500 }, (_, n) => `\u{feff}${n},"x${end}y"`);
    const { rows } = parseCsv(['a,b', ...lines, 'z,', ','].join(end));
    for (const all of [[...rows], [...rows]]) {
      expect(all).toHaveLength(2_501);
      expect(all[998]).toEqual({ number: 999, line: 1_998, fields: ['\u{feff}998', `x${end}y`] });
      expect(all[999]).toEqual({ number: 1_000, line: 2_000, fields: ['\u{feff}999', `x${end}y`] });
      expect(all[2_500]).toEqual({ number: 2_501, line: 5_002, fields: ['z', ''] });
    }
  });

  it('says where a quote is not closed far down', () => {
    const text = `a,b\n${'1,2\n'.repeat(3_000)}3,"4`;
    expect(() => [...parseCsv(text).rows]).toThrow(expect.objectContaining({ line: 3_002 }));
  });

  it('reads back every table that was written by RFC 4180', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', ';') });
    const quote = (value: string) => `"${value.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const text = [['h1', 'h2'], ...rows, ['end', 'x']].map((row) => row.map(quote).join(',')).join('\r\n');
        expect(fieldsOf(text)).toEqual([...rows, ['end', 'x']]);
      }),
    );
  });
});

describe('decodeText', () => {
  const text = 'EmailAddress,Password\nzoë@x.edu,pä€';
  const utf16 = Buffer.from(text, 'utf16le');
  const swapped = Buffer.from(utf16).swap16();
  it.each([
    ['utf-8 with mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]), 'utf-8'],
    ['utf-8', Buffer.from(text), 'utf-8'],
    ['utf-16le with mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), 'utf-16le'],
    ['utf-16be with mark', Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]), 'utf-16be'],
    ['utf-16le', utf16, 'utf-16le'],
    ['utf-16be', swapped, 'utf-16be'],
    [
      'windows-1252',
      Buffer.from(text.replace('ë', '\xeb').replace('ä', '\xe4').replace('€', '\x80'), 'latin1'),
      'windows-1252',
    ],
  ])('%s', (_name, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text, encoding });
  });
});
