import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvReader } from '../../cmdlets/utility/csv/csv-reader.ts';
import { CsvWriter } from '../../cmdlets/utility/csv/csv-writer.ts';
import '../../src/engine/types/catalogue.ts';
import { quietContext } from '../../src/engine/values/bare-context.ts';
import { CustomObject } from '../../src/engine/values/custom-object.ts';

function records(text: string): string[][] {
  const reader = new CsvReader(text, ',');
  const found: string[][] = [];
  while (!reader.atEnd) found.push(reader.readRecord());
  return found;
}

describe('CsvReader follows the rules of PowerShell', () => {
  test.each<[string, string, string[][]]>([
    [
      'plain fields',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['every line end', 'a\r\nb\rc\nd', [['a'], ['b'], ['c'], ['d']]],
    ['blanks in front go, those behind stay', '  a ,\tb ', [['a ', 'b ']]],
    ['quotes, doubled quotes, a line end inside', '"x,""y""\nz",1', [['x,"y"\nz', '1']]],
    ['a quote in the middle is text', 'x"y"z,w', [['x"y"z', 'w']]],
    ['what follows a closing quote belongs to the field', '"x"tail,w', [['xtail', 'w']]],
    ['blanks behind a closing quote do not', '"x"  ,w', [['x', 'w']]],
    ['an open quote ends with the text', '"open,x\ny', [['open,x\ny']]],
    ['a delimiter at the end of a line begins an empty field', 'a,\n', [['a', '']]],
    ['at the end of the text it does not', 'a,', [['a']]],
  ])('%s', (_name, text, wanted) => expect(records(text)).toEqual(wanted));

  test('what the writer writes, it reads back', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', '\r', ';', 'é', '\t', '#') });
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 5 }), (fields) => {
        const object = CustomObject.from(fields.map((value, i) => [`C${i}`, value]));
        const writer = new CsvWriter(quietContext, { delimiter: ',', quotes: 'Always', quoteFields: null });
        writer.begin(object);
        expect(records(`${writer.line(object)}\n`)).toEqual([fields]);
      }),
    );
  });
});
