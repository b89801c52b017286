import { expect, test } from 'vitest';
import { invokeStatic } from '../../src/engine/values/methods.js';
import '../../src/engine/types/catalogue.js';
import { toText } from '../../src/engine/convert/text.js';
import { quietContext } from '../../src/engine/values/bare-context.js';
import { findCulture } from '../../src/engine/values/culture-data.js';
import { Double } from '../../src/engine/values/numbers.js';
import { requireType } from '../../src/engine/values/type-names.js';
import type { Value } from '../../src/engine/values/value.js';
import { runScript } from '../engine-command/run-script.js';

const german = findCulture('de-DE')!;

test.each<[string, Value, string]>([
  ['ToDouble', '1.234,5', '1234.5'],
  ['ToDecimal', '1,50', '1.50'],
  ['ToInt32', '7', '7'],
  ['ToBoolean', 'true', 'True'],
  ['ToDateTime', '01.02.2024', '02/01/2024 00:00:00'],
  ['ToString', new Double(1.5), '1,5'],
])('[convert]::%s of %s with a German provider is %s', (method, value, expected) => {
  const result = invokeStatic(quietContext, requireType('System.Convert'), method, [value, german]);
  expect(toText(quietContext, result)).toBe(expected);
});

test('a script may set the culture of its session: numbers, $PSCulture, not the language of messages', () => {
  const script =
    "[cultureinfo]::CurrentCulture = 'de-DE'; '{0:N1}' -f 1234.5; $PSCulture; $PSUICulture; (1.5).ToString()";
  expect(runScript(script).out.split('\n')).toEqual(['1.234,5', 'de-DE', 'en-US', '1,5']);
});
