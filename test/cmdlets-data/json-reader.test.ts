import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JsonBuilder, JsonReader, JsonSyntaxError } from '../../cmdlets/utility/json/json-reader.ts';
import { Double } from '../../src/engine/values/numbers.ts';
import type { Value } from '../../src/engine/values/value.ts';

const plain: JsonBuilder = {
  object: (names, values) => Object.fromEntries(names.map((name, i) => [name, values[i]])) as object,
  whole: (text) => Number(text),
  string: (text) => text,
};

const read = (text: string): Value => new JsonReader(text, plain, 1024).read();
const unboxed = (value: Value): unknown => {
  if (value instanceof Double) return value.value;
  if (Array.isArray(value)) return value.map(unboxed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, unboxed(item as Value)]));
};

function problem(text: string): string {
  try {
    read(text);
    return '';
  } catch (error) {
    if (error instanceof JsonSyntaxError) return error.message;
    throw error;
  }
}

describe('JsonReader', () => {
  test('reads what JSON.stringify writes', () => {
    const name = fc.string().filter((text) => text !== '__proto__');
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('tree')),
        fc.dictionary(name, tie('tree')),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.boolean(), (value, indented) => {
        const wanted = JSON.parse(JSON.stringify(value)) as unknown;
        expect(unboxed(read(JSON.stringify(value, null, indented ? 2 : 0)))).toEqual(wanted);
      }),
    );
  });

  test('ends with a syntax error, never otherwise', () => {
    const noise = fc.string({
      unit: fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        "'",
        ':',
        ',',
        '1',
        '-',
        '.',
        'e',
        't',
        'true',
        '\\',
        'u',
        '/',
        '*',
        ' ',
        '\n',
      ),
    });
    fc.assert(fc.property(noise, (text) => void problem(text)));
  });

  test.each([
    ['x{', "Unexpected character encountered while parsing value: x. Path '', line 0, position 0."],
    ['{"a":1} {', "Additional text encountered after finished reading JSON content: {. Path '', line 1, position 8."],
    ['{"a":[1,', "Unexpected end when deserializing array. Path 'a[1]', line 1, position 8."],
    ['[1 2]', "After parsing a value an unexpected character was encountered: 2. Path '[0]', line 1, position 3."],
    ['{"a" 1}', "Invalid character after parsing property name. Expected ':' but got: 1. Path '', line 1, position 5."],
  ])('%s', (text, message) => expect(problem(text)).toBe(message));
});
