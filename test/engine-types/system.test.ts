import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { construct, invokeMethod, invokeStatic } from '../../src/engine/values/methods.js';
import { getProperty } from '../../src/engine/values/properties.js';
import { propertiesOf } from '../../src/engine/values/property-list.js';
import '../../src/engine/types/catalogue.js';
import { toText } from '../../src/engine/convert/text.js';
import { TerminatingError } from '../../src/engine/errors/terminating.js';
import { quietContext } from '../../src/engine/values/bare-context.js';
import { Char, Double } from '../../src/engine/values/numbers.js';
import { Reference } from '../../src/engine/values/reference.js';
import { requireType } from '../../src/engine/values/type-names.js';
import type { Value } from '../../src/engine/values/value.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'engine-types-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const written: string[] = [];
const ctx = {
  ...quietContext,
  get currentDirectory() {
    return folder;
  },
  writeConsole: (text: string) => {
    written.push(text);
  },
};
const call = (type: string, name: string, ...args: Value[]): Value => invokeStatic(ctx, requireType(type), name, args);
const shown = (value: Value): string => toText(ctx, value);
const make = (type: string, ...args: Value[]): Value => construct(ctx, requireType(type), args);

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof TerminatingError) return error.exception.inner?.message ?? error.exception.message;
    throw error;
  }
  return 'no error';
}

describe('Math', () => {
  test.each<[string, Value[], string]>([
    ['Round', [new Double(2.5)], '2'],
    ['Round', [new Double(3.5)], '4'],
    ['Round', [new Double(2.345), 2], '2.35'],
    ['Round', [new Double(-2.5), 0, 'AwayFromZero'], '-3'],
    ['Floor', [new Double(-1.5)], '-2'],
    ['Ceiling', [new Double(1.2)], '2'],
    ['Truncate', [new Double(-1.7)], '-1'],
    ['Max', [new Double(3), new Double(7.5)], '7.5'],
    ['Abs', [-5], '5'],
    ['Sign', [-3], '-1'],
    ['Pow', [2, 10], '1024'],
    ['DivRem', [17, 5], '(3, 2)'],
    ['Clamp', [15, 0, 10], '10'],
  ])('%s(%j)', (name, args, expected) => {
    expect(shown(call('math', name, ...args))).toBe(expected);
  });

  test('errors', () => {
    expect(messageOf(() => call('math', 'Abs', -2147483648))).toBe(
      'Negating the minimum value of a twos complement number is invalid.',
    );
    expect(messageOf(() => call('math', 'DivRem', 1, 0))).toBe('Attempted to divide by zero.');
    expect(messageOf(() => call('math', 'Round', new Double(1), 16))).toContain('between 0 and 15');
  });
});

describe('Convert and BitConverter', () => {
  test.each<[string, Value[], string]>([
    ['ToInt32', ['ff', 16], '255'],
    ['ToInt32', ['ffffffff', 16], '-1'],
    ['ToInt32', ['101', 2], '5'],
    ['ToInt32', [new Double(2.5)], '2'],
    ['ToInt32', [new Char(53)], '53'],
    ['ToString', [-1, 16], 'ffffffff'],
    ['ToString', [10, 2], '1010'],
    ['ToBoolean', ['true'], 'True'],
    ['ToChar', [65], 'A'],
    ['ToInt64', [null], '0'],
    ['ToBase64String', [Uint8Array.of(1, 2, 3)], 'AQID'],
    ['ToHexString', [Uint8Array.of(171, 1)], 'AB01'],
  ])('%s(%j)', (name, args, expected) => {
    expect(shown(call('Convert', name, ...args))).toBe(expected);
  });

  test.each<[string, Value[], string]>([
    ['ToInt32', ['4x'], "The input string '4x' was not in a correct format."],
    ['ToByte', [300], 'Value was either too large or too small for an unsigned byte.'],
    ['ToInt32', ['12', 7], 'Invalid Base.'],
    ['ToInt32', ['xyz', 16], 'Could not find any recognizable digits.'],
    ['FromHexString', ['abc'], 'The input is not a valid hex string as its length is not a multiple of 2.'],
  ])('%s(%j) is refused', (name, args, message) => {
    expect(messageOf(() => call('Convert', name, ...args))).toBe(message);
  });

  test.each<[string, Value]>([
    ['ToInt32', -2],
    ['ToInt64', 5_000_000_000n],
    ['ToDouble', new Double(1.25)],
    ['ToBoolean', true],
  ])('bytes and back: %s', (name, value) => {
    const bytes = call('BitConverter', 'GetBytes', value);
    expect(shown(call('BitConverter', name, bytes, 0))).toBe(shown(value));
  });
});

describe('streams', () => {
  test('a writer holds back until it is flushed', () => {
    const stream = make('IO.MemoryStream');
    const writer = make('IO.StreamWriter', stream);
    invokeMethod(ctx, writer, 'Write', ['{0}-{1}', 1, 'é']);
    expect(getProperty(ctx, stream, 'Length')).toBe(0n);
    invokeMethod(ctx, writer, 'Flush', []);
    expect(getProperty(ctx, stream, 'Length')).toBe(4n);
    invokeMethod(ctx, stream, 'Seek', [0n, 'Begin']);
    expect(invokeMethod(ctx, make('IO.StreamReader', stream), 'ReadToEnd', [])).toBe('1-é');
  });

  test('lines of a file, whatever ends them', () => {
    writeFileSync(join(folder, 'lines.txt'), '\ufeffone\r\ntwo\n\nlast');
    const reader = make('IO.StreamReader', 'lines.txt');
    const lines: Value[] = [];
    for (let line = invokeMethod(ctx, reader, 'ReadLine', []); line !== null; ) {
      lines.push(line);
      line = invokeMethod(ctx, reader, 'ReadLine', []);
    }
    expect(lines).toEqual(['one', 'two', '', 'last']);
    expect(getProperty(ctx, reader, 'EndOfStream')).toBe(true);
    invokeMethod(ctx, reader, 'Dispose', []);
    expect(messageOf(() => invokeMethod(ctx, reader, 'ReadLine', []))).toBe('Cannot read from a closed TextReader.');
  });

  test('appending and encodings', () => {
    for (const append of [false, true]) {
      const writer = make('IO.StreamWriter', 'a.txt', append, getStaticEncoding());
      invokeMethod(ctx, writer, 'WriteLine', ['x']);
      invokeMethod(ctx, writer, 'Close', []);
    }
    const bytes = readFileSync(join(folder, 'a.txt'));
    expect([...bytes.subarray(0, 4)]).toEqual([0xff, 0xfe, 0x78, 0]);
    expect(bytes.filter((byte) => byte === 0xff).length).toBe(1);
  });

  test('a file that is not there', () => {
    expect(messageOf(() => make('IO.StreamReader', 'nope.txt'))).toBe(
      `Could not find file '${join(folder, 'nope.txt')}'.`,
    );
  });

  const getStaticEncoding = (): Value => call('Text.Encoding', 'GetEncoding', 'utf-16');
});

describe('the rest', () => {
  test('console writes go through the session', () => {
    written.length = 0;
    call('Console', 'Write', '{0:N1}', new Double(2));
    call('Console', 'WriteLine', true);
    expect(written.join('')).toMatch(/^2\.0True\r?\n$/);
  });

  test('folders', () => {
    call('IO.Directory', 'CreateDirectory', 'sub/deep');
    writeFileSync(join(folder, 'sub', 'f.csv'), '');
    expect([...(call('IO.Directory', 'GetFiles', 'sub', '*.csv') as Value[])]).toEqual([join('sub', 'f.csv')]);
    expect(
      (call('IO.Directory', 'GetFileSystemEntries', folder, '*', 'AllDirectories') as Value[]).length,
    ).toBeGreaterThan(2);
    expect(messageOf(() => call('IO.Directory', 'GetFiles', 'gone'))).toContain('Could not find a part of the path');
  });

  test('what is not available says so', () => {
    expect(messageOf(() => call('System.Windows.Forms.MessageBox', 'Show', 'x'))).toContain(
      'is not available in migsh.',
    );
  });

  test('a parse into references', () => {
    const [tokens, errors] = [Reference.of(null), Reference.of(null)];
    const tree = call('System.Management.Automation.Language.Parser', 'ParseInput', 'if (1) {', tokens, errors);
    expect((errors.value as Value[]).map((one) => getProperty(ctx, one, 'ErrorId'))).toEqual(['MissingEndCurlyBrace']);
    expect((tokens.value as Value[]).length).toBe(6);
    expect(getProperty(ctx, getProperty(ctx, tree, 'Extent'), 'Text')).toBe('if (1) {');
  });
});

describe('small types', () => {
  test('wildcards as objects', () => {
    const matches = (pattern: string, options: string, text: string): Value =>
      invokeMethod(ctx, make('WildcardPattern', pattern, options), 'IsMatch', [text]);
    expect(matches('a*', 'IgnoreCase', 'Abc')).toBe(true);
    expect(matches('a*', 'None', 'Abc')).toBe(false);
    expect(call('WildcardPattern', 'Escape', 'a[b]*')).toBe('a`[b`]`*');
  });

  test('tuples show their items', () => {
    expect(shown(call('tuple', 'Create', 1, 'b'))).toBe('(1, b)');
    const pair = call('math', 'DivRem', 17, 5);
    expect(propertiesOf(pair).map(({ name }) => name)).toEqual(['Length', 'Item1', 'Item2']);
  });

  test('sequences', () => {
    expect([...(call('Linq.Enumerable', 'Range', 3, 3) as Value[])]).toEqual([3, 4, 5]);
    expect(call('Linq.Enumerable', 'Sum', [1, 2, 3])).toBe(6);
    expect(messageOf(() => call('Linq.Enumerable', 'Max', []))).toBe('Sequence contains no elements');
  });

  test('members of a syntax tree', () => {
    const [tokens, errors] = [Reference.of(null), Reference.of(null)];
    const text = 'function f($a) { Get-Item $a } f 1';
    const tree = call('System.Management.Automation.Language.Parser', 'ParseInput', text, tokens, errors);
    const read = (value: Value, ...names: string[]): Value =>
      names.reduce<Value>((at, name) => getProperty(ctx, at, name), value);
    const [define, run] = read(tree, 'EndBlock', 'Statements') as Value[];
    expect(read(define, 'Name')).toBe('f');
    expect(read((read(define, 'Parameters') as Value[])[0], 'Name', 'VariablePath', 'UserPath')).toBe('a');
    const [command] = read(run, 'PipelineElements') as Value[];
    expect(invokeMethod(ctx, command, 'GetCommandName', [])).toBe('f');
    expect(read((read(command, 'CommandElements') as Value[])[1], 'Value')).toBe(1);
    expect(shown(read((tokens.value as Value[])[0], 'Kind'))).toBe('Function');
  });
});
