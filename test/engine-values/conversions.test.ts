import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertTo, tryConvert } from '../../src/engine/convert/convert.js';
import { scanNumber } from '../../src/engine/convert/number-parsing.js';
import { doubleText, roundTripText } from '../../src/engine/convert/number-text.js';
import { toText } from '../../src/engine/convert/text.js';
import { isTrue } from '../../src/engine/convert/truth.js';
import { CustomObject } from '../../src/engine/values/custom-object.js';
import { Hashtable } from '../../src/engine/values/dictionaries.js';
import { ArrayList } from '../../src/engine/values/lists.js';
import { Double } from '../../src/engine/values/numbers.js';
import type { Value } from '../../src/engine/values/value.js';
import { ctx, number, outcome, shown, type } from './context.js';

const format = (text: string) => `The input string '${text}' was not in a correct format.`;
const cast = (text: string, name: string, inner: string) =>
  `Cannot convert value "${text}" to type "${name}". Error: "${inner}"`;

describe('casts (§14)', () => {
  test.each<[string, Value, string]>([
    ['int', '42', '42 [Int32]'],
    ['int', ' 7 ', '7 [Int32]'],
    ['int', '0x1F', '31 [Int32]'],
    ['int', '1e3', '1000 [Int32]'],
    ['int', '5kb', '5120 [Int32]'],
    ['int', '1,000', '1000 [Int32]'],
    ['int', '', '0 [Int32]'],
    ['int', null, '0 [Int32]'],
    ['int', true, '1 [Int32]'],
    ['int', number('Double', 2.5), '2 [Int32]'],
    ['int', number('Double', 3.5), '4 [Int32]'],
    ['int', 'abc', `InvalidCastFromStringToInteger: ${cast('abc', 'System.Int32', format('abc'))}`],
    [
      'int',
      3000000000n,
      `InvalidCastIConvertible: ${cast('3000000000', 'System.Int32', 'Value was either too large or too small for an Int32.')}`,
    ],
    [
      'byte',
      256,
      `InvalidCastIConvertible: ${cast('256', 'System.Byte', 'Value was either too large or too small for an unsigned byte.')}`,
    ],
    ['long', '9999999999', '9999999999 [Int64]'],
    ['double', '1,5', '15 [Double]'],
    ['double', 'x', `InvalidCastFromStringToDoubleOrSingle: ${cast('x', 'System.Double', format('x'))}`],
    ['decimal', number('Double', 0.1), '0.1 [Decimal]'],
    ['decimal', 'x', `InvalidCastFromStringToDecimal: ${cast('x', 'System.Decimal', format('x'))}`],
    ['char', 65, 'A [Char]'],
    [
      'char',
      'ab',
      `InvalidCastParseTargetInvocation: ${cast('ab', 'System.Char', 'String must be exactly one character long.')}`,
    ],
    ['string', null, ' [String]'],
    ['string', [1, 2, 3], '1 2 3 [String]'],
    ['bool', '', 'False [Boolean]'],
    ['bool', 'False', 'True [Boolean]'],
    ['datetime', '2024-03-05 14:07', '03/05/2024 14:07:00 [DateTime]'],
    ['datetime', null, 'nullToObjectInvalidCast: Cannot convert null to type "System.DateTime".'],
    ['timespan', '1.02:03:04', '1.02:03:04 [TimeSpan]'],
    ['version', '1.2', '1.2 [Version]'],
    ['guid', '{12345678-1234-1234-1234-123456789ABC}', '12345678-1234-1234-1234-123456789abc [Guid]'],
    ['DayOfWeek', 'Fri', 'Friday [DayOfWeek]'],
    ['DayOfWeek', 5, 'Friday [DayOfWeek]'],
    [
      'int',
      new Hashtable(),
      'ConvertToFinalInvalidCastException: Cannot convert the "System.Collections.Hashtable" value of type "System.Collections.Hashtable" to type "System.Int32".',
    ],
    ['int[]', '5', '5 [Int32[]]'],
    ['char[]', 'ab', 'a b [Char[]]'],
    ['array', 5, '5 [Object[]]'],
    [
      'hashtable',
      'x',
      'ConvertToFinalInvalidCastException: Cannot convert the "x" value of type "System.String" to type "System.Collections.Hashtable".',
    ],
  ])('[%s]%o → %s', (name, value, expected) => {
    expect(outcome(() => convertTo(ctx, value, type(name)))).toBe(expected);
  });

  test('-as gives nothing when the cast fails', () => {
    expect(tryConvert(ctx, 'abc', type('int'))).toBeUndefined();
    expect(shown(tryConvert(ctx, '5', type('int')))).toBe('5 [Int32]');
  });
});

describe('texts', () => {
  test.each([
    [0.1, '0.1', '0.1'],
    [1 / 3, '0.333333333333333', '0.3333333333333333'],
    [1e15, '1E+15', '1E+15'],
    [123456789012345, '123456789012345', '123456789012345'],
    [1e-4, '0.0001', '0.0001'],
    [1e-5, '1E-05', '1E-05'],
    [-0, '-0', '-0'],
    [Number.MAX_VALUE, '1.79769313486232E+308', '1.7976931348623157E+308'],
  ])('%d is %s, and %s with all digits', (value, short, full) => {
    expect(doubleText(value)).toBe(short);
    expect(roundTripText(value)).toBe(full);
  });

  test('every double reads back from its full text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(roundTripText(value).replace('E+', 'e'))).toBe(value);
      }),
    );
  });

  test('every Int32 and Int64 reads back from its text', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(scanNumber(String(value))).toBe(value);
      }),
    );
    const wide = fc.bigInt({ min: 2147483648n, max: 9223372036854775807n });
    fc.assert(
      fc.property(wide, (value) => {
        expect(scanNumber(String(value))).toBe(value);
      }),
    );
  });

  test('custom objects and what is inside them', () => {
    const inner = CustomObject.from([['x', 1]]);
    const object = CustomObject.from([
      ['a', 1],
      ['list', [1, 2]],
      ['inner', inner],
      ['n', null],
      ['h', new Hashtable()],
    ]);
    expect(toText(ctx, object)).toBe('@{a=1; list=System.Object[]; inner=; n=; h=System.Collections.Hashtable}');
    expect(toText(ctx, [inner, inner])).toBe(' ');
    expect(toText(ctx, ['a', [1, 2]])).toBe('a System.Object[]');
  });
});

test.each<[Value, boolean]>([
  [null, false],
  [undefined, false],
  [0, false],
  [new Double(0), false],
  ['', false],
  ['0', true],
  [[], false],
  [[0], false],
  [[0, 0], true],
  [[[]], false],
  [[[0]], true],
  [new ArrayList(), false],
  [new Hashtable(), true],
])('the truth of %o is %s', (value, expected) => {
  expect(isTrue(value)).toBe(expected);
});
