import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertTo } from '../../src/engine/convert/convert.js';
import {
  add,
  divide,
  increment,
  multiply,
  negate,
  remainder,
  subtract,
} from '../../src/engine/operators/arithmetic.js';
import { bitAnd, bitNot, shiftLeft } from '../../src/engine/operators/bitwise.js';
import { compareEqual, compareOrder, contains, equal } from '../../src/engine/operators/comparison.js';
import { range } from '../../src/engine/operators/range.js';
import { CustomObject } from '../../src/engine/values/custom-object.js';
import { enumOf } from '../../src/engine/values/enums.js';
import { Char } from '../../src/engine/values/numbers.js';
import type { Value } from '../../src/engine/values/value.js';
import { ctx, number, outcome, shown, type } from './context.js';

const date = (text: string): Value => convertTo(ctx, text, type('datetime'));

describe('arithmetic (§16)', () => {
  test.each<[string, () => Value, string]>([
    ['2147483647 + 1', () => add(ctx, 2147483647, 1), '2147483648 [Double]'],
    ['2147483647 * 2', () => multiply(ctx, 2147483647, 2), '4294967294 [Double]'],
    ['-2 * 0', () => multiply(ctx, -2, 0), '0 [Int32]'],
    ['long.MaxValue + 1', () => add(ctx, 9223372036854775807n, 1), '9.22337203685478E+18 [Double]'],
    ['7 / 2', () => divide(ctx, 7, 2), '3.5 [Double]'],
    ['6 / 2', () => divide(ctx, 6, 2), '3 [Int32]'],
    ['1 / 0', () => divide(ctx, 1, 0), 'RuntimeException: Attempted to divide by zero.'],
    ['1 / 0.0', () => divide(ctx, 1, number('Double', 0)), 'Infinity [Double]'],
    ['-7 % 3', () => remainder(ctx, -7, 3), '-1 [Int32]'],
    ["2 + '5'", () => add(ctx, 2, '5'), '7 [Int32]'],
    ["'5' + 2", () => add(ctx, '5', 2), '52 [String]'],
    ["1 + '2.5'", () => add(ctx, 1, '2.5'), '3.5 [Double]'],
    ['1.10d + 2.20d', () => add(ctx, number('Decimal', '1.10'), number('Decimal', '2.20')), '3.30 [Decimal]'],
    ['1.0d * 3.00d', () => multiply(ctx, number('Decimal', '1.0'), number('Decimal', '3.00')), '3.000 [Decimal]'],
    ['10d / 3', () => divide(ctx, number('Decimal', '10'), 3), '3.3333333333333333333333333333 [Decimal]'],
    ['null + 1', () => add(ctx, null, 1), '1 [Int32]'],
    ['null * 3', () => multiply(ctx, null, 3), 'null'],
    ["'ab' * 3", () => multiply(ctx, 'ab', 3), 'ababab [String]'],
    ['(1,2) + 3', () => add(ctx, [1, 2], 3), '1 2 3 [Object[]]'],
    ['char + char', () => add(ctx, new Char(97), new Char(98)), 'ab [String]'],
    ["-'0x10'", () => negate(ctx, '0x10'), '-16 [Int32]'],
    ['null++', () => increment(ctx, null, 1), '1 [Int32]'],
    [
      "'a'++",
      () => increment(ctx, 'a', 1),
      "OperatorRequiresNumber: The '++' operator works only on numbers. The operand is a 'System.String'.",
    ],
    ['date - date', () => subtract(ctx, date('2024-03-06'), date('2024-03-05')), '1.00:00:00 [TimeSpan]'],
    [
      'object + 1',
      () => add(ctx, CustomObject.from([]), 1),
      "MethodNotFound: Method invocation failed because [System.Management.Automation.PSObject] does not contain a method named 'op_Addition'.",
    ],
    ['-bnot 5', () => bitNot(ctx, 5), '-6 [Int32]'],
    ['1 -shl 33', () => shiftLeft(ctx, 1, 33), '2 [Int32]'],
    ["'a'..'e'", () => range(ctx, 'a', 'e'), 'a b c d e [Object[]]'],
    ['3..1', () => range(ctx, 3, 1), '3 2 1 [Object[]]'],
    ['Friday + 1', () => add(ctx, enumOf('System.DayOfWeek', 'Friday'), 1), 'Saturday [DayOfWeek]'],
  ])('%s', (_name, action, expected) => {
    expect(outcome(action)).toBe(expected);
  });

  test('Int32 sums and products are exact or Double', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        const sum = add(ctx, a, b);
        expect(typeof sum === 'number' ? BigInt(sum) : BigInt(Number((sum as { value: number }).value))).toBe(
          BigInt(a) + BigInt(b),
        );
        expect(shown(bitAnd(ctx, a, b))).toBe(`${a & b} [Int32]`);
      }),
    );
  });
});

describe('comparison (§15)', () => {
  test.each<[Value, Value, boolean]>([
    ['abc', 'ABC', true],
    ['straße', 'STRASSE', false],
    ['a\u200b', 'a', true],
    [1, '1.0', true],
    [1, 'a', false],
    ['01', 1, false],
    [true, 'false', true],
    [0, null, false],
    ['', null, false],
    [null, null, true],
    [new Char(97), 'A', true],
    [new Char(97), 97, true],
  ])('%o -eq %o is %s', (left, right, expected) => {
    expect(compareEqual(ctx, left, right, false)).toBe(expected);
  });

  test('dates, enums and versions convert the right side', () => {
    expect(compareEqual(ctx, date('2024-03-05'), '3/5/2024', false)).toBe(true);
    expect(compareEqual(ctx, enumOf('System.DayOfWeek', 'Friday'), 'friday', false)).toBe(true);
    expect(compareOrder(ctx, convertTo(ctx, '1.10', type('version')), '1.9', false)).toBeGreaterThan(0);
  });

  test('a collection on the left is filtered', () => {
    expect(equal(ctx, [1, 2, 3, 2], 2, false)).toEqual([2, 2]);
    expect(contains(ctx, ['a', 'B'], 'b', false)).toBe(true);
  });

  test('null sorts before non-negative numbers and after negative ones', () => {
    expect(compareOrder(ctx, null, 1, false)).toBeLessThan(0);
    expect(compareOrder(ctx, null, -1, false)).toBeGreaterThan(0);
    expect(compareOrder(ctx, -1, null, false)).toBeLessThan(0);
  });

  test('linguistic order', () => {
    const words = ['coop', 'CO-OP', 'co-op', '_x', 'x', '1', '-x', 'co_op'];
    expect(words.sort((a, b) => compareOrder(ctx, a, b, true))).toEqual([
      '_x',
      '-x',
      '1',
      'co_op',
      'co-op',
      'CO-OP',
      'coop',
      'x',
    ]);
  });
});
