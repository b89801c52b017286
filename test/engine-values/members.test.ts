import { describe, expect, test } from 'vitest';
import { toText } from '../../src/engine/convert/text.js';
import { CustomObject } from '../../src/engine/values/custom-object.js';
import { Hashtable, OrderedDictionary } from '../../src/engine/values/dictionaries.js';
import { getIndex, setIndex } from '../../src/engine/values/indexing.js';
import { ArrayList } from '../../src/engine/values/lists.js';
import { construct, invokeMethod, invokeStatic } from '../../src/engine/values/methods.js';
import { Double } from '../../src/engine/values/numbers.js';
import { getProperty, setProperty } from '../../src/engine/values/properties.js';
import { propertiesOf } from '../../src/engine/values/property-list.js';
import { Reference } from '../../src/engine/values/reference.js';
import { getStatic } from '../../src/engine/values/static-properties.js';
import { findType } from '../../src/engine/values/type-names.js';
import type { Value } from '../../src/engine/values/value.js';
import { ctx, outcome, shown, type } from './context.js';

describe('overload resolution', () => {
  test.each<[string, () => Value, string]>([
    ["'abc'.Substring('1')", () => invokeMethod(ctx, 'abc', 'Substring', ['1']), 'bc [String]'],
    ["'a1b'.Replace(1, 2)", () => invokeMethod(ctx, 'a1b', 'Replace', [1, 2]), 'a1b [String]'],
    ["[math]::Max('10', 9)", () => invokeStatic(ctx, type('math'), 'Max', ['10', 9]), '10 [Int32]'],
    ['[math]::Min(3, 7.5)', () => invokeStatic(ctx, type('math'), 'Min', [3, new Double(7.5)]), '3 [Int32]'],
    [
      "[string]::Join(',', (1,2,3))",
      () => invokeStatic(ctx, type('string'), 'Join', [',', [1, 2, 3]]),
      '1,2,3 [String]',
    ],
    ["[string]::Join('-', 'a', 'b')", () => invokeStatic(ctx, type('string'), 'Join', ['-', 'a', 'b']), 'a-b [String]'],
    [
      "Split(',', ';')",
      () => invokeMethod(ctx, 'a,b', 'Split', [',', ';']),
      'MethodArgumentConversionInvalidCastArgument: Cannot convert argument "count", with value: ";", for "Split" to type "System.Int32": "Cannot convert value ";" to type "System.Int32". Error: "The input string \';\' was not in a correct format.""',
    ],
    [
      'no such count',
      () => invokeMethod(ctx, 'abc', 'Substring', []),
      'MethodCountCouldNotFindBest: Cannot find an overload for "Substring" and the argument count: "0".',
    ],
    [
      'no such method',
      () => invokeMethod(ctx, 'abc', 'Nope', []),
      "MethodNotFound: Method invocation failed because [System.String] does not contain a method named 'Nope'.",
    ],
    [
      'on null',
      () => invokeMethod(ctx, null, 'ToString', []),
      'InvokeMethodOnNull: You cannot call a method on a null-valued expression.',
    ],
    [
      'an exception inside',
      () => invokeMethod(ctx, 'abc', 'Substring', [10]),
      'ArgumentOutOfRangeException: Exception calling "Substring" with "1" argument(s): "startIndex cannot be larger than length of string. (Parameter \'startIndex\')"',
    ],
    [
      '[datetime]::new(2024, 2, 29)',
      () => construct(ctx, type('datetime'), [2024, 2, 29]),
      '02/29/2024 00:00:00 [DateTime]',
    ],
  ])('%s', (_name, action, expected) => {
    expect(outcome(action)).toBe(expected);
  });

  test('[ref] arguments are written', () => {
    const place = Reference.of(null);
    expect(invokeStatic(ctx, type('int'), 'TryParse', ['12', place])).toBe(true);
    expect(place.value).toBe(12);
  });
});

describe('properties', () => {
  const list = [
    CustomObject.from([
      ['Name', 'a'],
      ['N', 1],
    ]),
    CustomObject.from([['Name', 'b']]),
  ];

  test('member enumeration', () => {
    expect(getProperty(ctx, list, 'name')).toEqual(['a', 'b']);
    expect(getProperty(ctx, list, 'N')).toEqual([1, null]);
    expect(getProperty(ctx, ['ab', 'c'], 'Length')).toBe(2);
    expect(getProperty(ctx, 5, 'Count')).toBe(1);
    expect(getProperty(ctx, null, 'Count')).toBe(0);
  });

  test('keys of a dictionary come before its own properties', () => {
    expect(getProperty(ctx, Hashtable.from([['Count', 99]]), 'count')).toBe(99);
    expect(getProperty(ctx, Hashtable.from([['a', 1]]), 'Count')).toBe(1);
  });

  test('setting what is not there fails as PowerShell says', () => {
    expect(outcome(() => setProperty(ctx, list[0], 'x', 1) as never)).toBe(
      'ExceptionWhenSetting: Exception setting "x": "The property \'x\' cannot be found on this object. Verify that the property exists and can be set."',
    );
    expect(outcome(() => setProperty(ctx, 'text', 'x', 1) as never)).toContain('PropertyAssignmentException');
  });

  test('order and kinds', () => {
    expect(propertiesOf(list[0]).map((info) => `${info.kind} ${info.typeText} ${info.name}`)).toEqual([
      'NoteProperty string Name',
      'NoteProperty int N',
    ]);
  });
});

describe('indexing', () => {
  test.each<[Value, Value, Value]>([
    [[1, 2, 3], -1, 3],
    [[1, 2, 3], 7, null],
    [
      [1, 2, 3],
      [0, 2, 9],
      [1, 3],
    ],
    [Hashtable.from([['a', 1]]), 'A', 1],
    [
      OrderedDictionary.from([
        ['a', 1],
        ['b', 2],
      ]),
      1,
      2,
    ],
    [5, 0, 5],
    [5, 1, null],
    [new ArrayList([1, 2]), -1, 2],
  ])('%o[%o]', (target, index, expected) => {
    expect(getIndex(ctx, target, index)).toEqual(expected);
  });

  test('a text gives chars', () => expect(shown(getIndex(ctx, 'abc', -1))).toBe('c [Char]'));

  test('writing out of bounds is an error', () => {
    expect(outcome(() => setIndex(ctx, [1], 5, 1) as never)).toBe(
      'System.IndexOutOfRangeException: Index was outside the bounds of the array.',
    );
    expect(outcome(() => getIndex(ctx, null, 0))).toBe('NullArray: Cannot index into a null array.');
  });
});

test.each([
  ['int[]', 'System.Int32[]', 'int[]'],
  ['List[int]', null, null],
  [
    'Collections.Generic.List[string]',
    'System.Collections.Generic.List`1[System.String]',
    'System.Collections.Generic.List[string]',
  ],
  [
    'System.Collections.Generic.Dictionary[string,int[]]',
    'System.Collections.Generic.Dictionary`2[System.String,System.Int32[]]',
    'System.Collections.Generic.Dictionary[string,int[]]',
  ],
  ['int[,]', 'System.Int32[,]', 'int[,]'],
  ['nope', null, null],
])('[%s]', (name, fullName, displayName) => {
  const found = findType(name);
  expect(found?.fullName ?? null).toBe(fullName);
  expect(found?.displayName ?? null).toBe(displayName);
});

test('unknown statics read as null, enums answer by name', () => {
  expect(getStatic(ctx, type('math'), 'Nope')).toBeNull();
  expect(toText(ctx, getStatic(ctx, type('DayOfWeek'), 'friday'))).toBe('Friday');
});
