import { expect, test } from 'vitest';
import '../../src/engine/types/catalogue.js';
import { convertTo } from '../../src/engine/convert/convert.js';
import { toText } from '../../src/engine/convert/text.js';
import { add, divide, multiply } from '../../src/engine/operators/arithmetic.js';
import { formatOperator } from '../../src/engine/operators/composite-format.js';
import { quietContext as ctx } from '../../src/engine/values/bare-context.js';
import { getProperty, invokeMethod, invokeStatic } from '../../src/engine/values/members.js';
import { findType, requireType } from '../../src/engine/values/net-type.js';
import { Double } from '../../src/engine/values/numbers.js';

test('the pieces work together', () => {
  expect(convertTo(ctx, '42', requireType('int'))).toBe(42);
  expect(toText(ctx, add(ctx, 2147483647, 1))).toBe('2147483648');
  expect(toText(ctx, divide(ctx, 7, 2))).toBe('3.5');
  expect(multiply(ctx, 'ab', 3)).toBe('ababab');
  expect(invokeMethod(ctx, 'abcdef', 'substring', [1, 3])).toBe('bcd');
  expect(formatOperator(ctx, '{0:N2}|{1,5}|{2:X4}', [new Double(1234.5678), 'x', 255])).toBe('1,234.57|    x|00FF');
  expect(invokeStatic(ctx, requireType('string'), 'Join', [',', [1, 2, 3]])).toBe('1,2,3');
  expect(findType('System.Collections.Generic.Dictionary[string,int]')?.name).toBe('Dictionary`2');
  expect(getProperty(ctx, ['a', 'bb'], 'Length')).toBe(2);
});
