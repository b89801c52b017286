import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CustomObject } from '../../src/engine/values/custom-object.ts';
import { Double } from '../../src/engine/values/numbers.ts';
import type { Value } from '../../src/engine/values/value.ts';
import { cellsOf } from '../../src/format/cells.ts';
import { Formatter } from '../../src/format/formatter.ts';
import { formattingOf } from '../../src/format/formatting-of.ts';
import { OutDefault } from '../../src/format/out-default.ts';
import type { FormatRecord } from '../../src/format/records.ts';
import { layOut, lineList, plainSession } from './session.ts';

const session = plainSession();
const row = (pairs: Record<string, Value>): CustomObject => CustomObject.from(Object.entries(pairs));

describe('a document', () => {
  test('up to four properties make a table, more a list', () => {
    expect(layOut(session, [row({ A: 1, B: 'x' })], 40)).toEqual(['', 'A B', '- -', '1 x', '']);
    const many = layOut(session, [row({ A: 1, B: 2, C: 3, D: 4, E: 5 })], 40);
    expect(many).toEqual(['', 'A : 1', 'B : 2', 'C : 3', 'D : 4', 'E : 5', '']);
  });

  test('later objects fill the columns of the first, strings stand between', () => {
    expect(layOut(session, [row({ A: 1, B: 2 }), 'text', row({ B: 3, C: 4 }), 5], 40)).toEqual([
      '',
      'A B',
      '- -',
      '1 2',
      'text',
      '  3',
      '5',
      '',
    ]);
  });

  test('null is nothing, an empty string an empty line', () => {
    expect(layOut(session, [null, undefined, '', 'x'], 40)).toEqual(['', 'x']);
  });

  test('numbers with a fraction show three decimals in tables only', () => {
    expect(layOut(session, [row({ V: new Double(1.5) })], 40)).toEqual(['', '    V', '    -', '1.500', '']);
    expect(layOut(session, [row({ V: new Double(1.5) })], 40, { shape: 'list' })).toEqual(['', 'V : 1.5', '']);
  });
});

describe('column widths', () => {
  test('settle with the first row that comes after 300 ms', () => {
    let now = 0;
    const output = lineList(40);
    const out = new OutDefault({ format: formattingOf(session), output, clock: () => now });
    out.process(row({ Name: 'ab' }));
    expect(output.lines).toEqual(['']);
    now = 300;
    out.process(row({ Name: 'abcd' }));
    expect(output.lines).toEqual(['']);
    now = 301;
    out.process(row({ Name: 'abcde' }));
    expect(output.lines).toEqual(['', 'Name', '----', 'ab', 'abcd', 'abcde']);
    out.process(row({ Name: 'abcdefgh' }));
    out.end();
    expect(output.lines.slice(6)).toEqual(['abcd…', '']);
  });

  test('rows are let go as they come once the widths are known', () => {
    let now = 0;
    const output = lineList(40);
    const out = new OutDefault({ format: formattingOf(session), output, clock: () => now });
    out.process(row({ N: 0 }));
    now = 1000;
    for (let n = 1; n < 100; n++) {
      out.process(row({ N: n }));
      expect(output.lines.length).toBe(n + 4);
    }
  });
});

describe('records', () => {
  test('are objects that can be kept and shown later, at another width', () => {
    const format = formattingOf(session);
    const records: FormatRecord[] = [];
    const formatter = new Formatter(format, { shape: 'table' }, (record) => records.push(record));
    formatter.process(row({ Name: 'abcdefghij' }));
    formatter.end();
    expect(records.map((record) => record.constructor.name)).toEqual([
      'FormatStart',
      'GroupStart',
      'Entry',
      'GroupEnd',
      'FormatEnd',
    ]);
    for (const [width, shown] of [
      [40, 'abcdefghij'],
      [6, 'abcde…'],
    ] as const) {
      const output = lineList(width);
      const out = new OutDefault({ format, output, clock: () => 0 });
      for (const record of records) out.process(record);
      out.end();
      expect(output.lines[3]).toBe(shown);
    }
  });

  test('out of their order are an error', () => {
    const format = formattingOf(session);
    const records: FormatRecord[] = [];
    const formatter = new Formatter(format, { shape: 'table' }, (record) => records.push(record));
    formatter.process(row({ Name: 'a' }));
    formatter.end();
    const out = new OutDefault({ format, output: lineList(40), clock: () => 0 });
    expect(() => out.process(records[2]!)).toThrow(/not valid or not in the correct sequence/);
  });
});

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.stringMatching(/^[ -~\n\t日本]{0,60}$/),
  fc.integer({ min: -2147483648, max: 2147483647 }),
  fc.double().map((value) => new Double(value)),
  fc.boolean(),
  fc.constant(null),
);
const cell: fc.Arbitrary<Value> = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 6 }) },
  { weight: 1, arbitrary: fc.dictionary(fc.string({ minLength: 1, maxLength: 5 }), scalar, { maxKeys: 3 }).map(row) },
);
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const objects = fc.array(fc.dictionary(name, cell, { minKeys: 1, maxKeys: 12 }).map(row), {
  minLength: 1,
  maxLength: 8,
});
const shapes = fc.constantFrom('table', 'list', 'wide', null);

describe('any objects at any width', () => {
  test('no line is wider than asked for, nothing is thrown', () => {
    fc.assert(
      fc.property(objects, fc.integer({ min: 1, max: 120 }), shapes, fc.boolean(), (rows, width, shape, wrap) => {
        const lines = shape === null ? layOut(session, rows, width) : layOut(session, rows, width, { shape, wrap });
        for (const line of lines) expect(cellsOf(line)).toBeLessThanOrEqual(Math.max(width, 0));
      }),
      { numRuns: 400 },
    );
  });

  test('a list shows every character of plain values', () => {
    const plain = fc.dictionary(fc.stringMatching(/^[A-Z]{1,8}$/), fc.stringMatching(/^[a-z ]{0,80}$/), {
      minKeys: 1,
      maxKeys: 6,
    });
    fc.assert(
      fc.property(plain, fc.integer({ min: 14, max: 60 }), (pairs, width) => {
        const text = layOut(session, [row(pairs)], width, { shape: 'list' }).join('');
        const shown = text.replaceAll(' ', '');
        for (const value of Object.values(pairs)) expect(shown).toContain(value.replaceAll(' ', ''));
      }),
    );
  });
});
