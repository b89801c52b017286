import { describe, expect, it } from 'vitest';
import type { NumberLiteral, TypeName } from '../../src/language/ast.js';
import { grammar } from '../../src/language/grammar.js';
import { nextToken } from '../../src/language/lexer/next-token.js';
import { LexerState } from '../../src/language/lexer/state.js';
import { parse } from '../../src/language/parse.js';
import { ParserState } from '../../src/language/parser/state.js';
import { parseTypeName } from '../../src/language/parser/type-names.js';

/** The whole text as one number, sign included; null when it is none. */
function numberOf(text: string): NumberLiteral | null {
  const lexer = new LexerState({ source: { text, file: null }, text, base: 0, offsets: null, report: () => {} });
  lexer.allowSignedNumbers = true;
  const token = nextToken(lexer);
  return token.kind === 'Number' && lexer.index === text.length ? (token.value as NumberLiteral) : null;
}

/** The whole text as a type name without its brackets; null when it is none. */
function typeNameOf(text: string): TypeName | null {
  const parser = new ParserState({ text: text.trim(), file: null }, grammar);
  const parsed = parseTypeName(parser, true);
  if (!parsed || parser.diagnostics.length > 0 || parser.peek().kind !== 'EndOfInput') return null;
  return parsed.typeName;
}

describe('numeric literals', () => {
  it.each([
    ['1', 'Int32', 1],
    ['-1', 'Int32', -1],
    ['2147483647', 'Int32', 2147483647],
    ['2147483648', 'Int64', 2147483648n],
    ['-2147483648', 'Int32', -2147483648],
    ['9223372036854775808', 'Decimal', '9223372036854775808'],
    ['79228162514264337593543950336', 'Double', 7.922816251426434e28],
    ['1.5', 'Double', 1.5],
    ['1.', 'Double', 1],
    ['.5', 'Double', 0.5],
    ['1e3', 'Double', 1000],
    ['1.5e-3', 'Double', 0.0015],
    ['-0.0', 'Double', -0],
    ['1kb', 'Int32', 1024],
    ['2gb', 'Int64', 2147483648n],
    ['1.5kb', 'Double', 1536],
    ['1pb', 'Int64', 1125899906842624n],
    ['1l', 'Int64', 1n],
    ['1lkb', 'Int64', 1024n],
    ['1d', 'Decimal', '1'],
    ['1.50d', 'Decimal', '1.50'],
    ['1e2d', 'Decimal', '100'],
    ['1dkb', 'Decimal', '1024'],
    ['-1.5d', 'Decimal', '-1.5'],
    ['5n', 'BigInteger', 5n],
    ['127y', 'SByte', 127],
    ['255uy', 'Byte', 255],
    ['1s', 'Int16', 1],
    ['1us', 'UInt16', 1],
    ['1u', 'UInt32', 1],
    ['4294967296u', 'UInt64', 4294967296n],
    ['1ul', 'UInt64', 1n],
    ['1.7l', 'Int64', 2n],
    ['2.5s', 'Int16', 2],
    ['0x10', 'Int32', 16],
    ['0xFF', 'Int32', 255],
    ['0xFFFFFFFF', 'Int32', -1],
    ['0x80000000', 'Int32', -2147483648],
    ['0x100000000', 'Int64', 4294967296n],
    ['0xFFFFFFFFu', 'UInt32', 4294967295],
    ['0x10kb', 'Int32', 16384],
    ['-0x10', 'Int32', -16],
    ['0b11111111', 'Int32', -1],
    ['0b0101', 'Int32', 5],
    ['0b11111111u', 'UInt32', 255],
    ['1–3', null, null],
    ['7z', null, null],
    ['128y', null, null],
    ['1kbx', null, null],
    ['1e', null, null],
    ['0x', null, null],
    ['1 2', null, null],
    ['', null, null],
  ] as const)('%s', (text, type, value) => {
    expect(numberOf(text)).toEqual(type === null ? null : { type, value });
  });

  it('an overflow is an error in an expression and a word in a command', () => {
    expect(parse('$x = 128y').diagnostics[0]).toMatchObject({
      id: 'BadNumericConstant',
      message: 'The numeric constant 128y is not valid.',
    });
    expect(parse('echo 128y').diagnostics).toEqual([]);
  });
});

describe('type names', () => {
  it.each([
    ['int', 'int'],
    [' System.Collections.Generic.List[ string ] ', 'System.Collections.Generic.List[string]'],
    ['Dictionary[string,List[int]]', 'Dictionary[string,List[int]]'],
    ['Dictionary[[string],[int]]', 'Dictionary[string,int]'],
    ['int[]', 'int[]'],
    ['int[,][]', 'int[,][]'],
    ['A+B', 'A+B'],
  ])('%s', (text, fullName) => {
    expect(typeNameOf(text)?.fullName).toBe(fullName);
  });
  it.each(['', 'a b', 'int[', 'List[', '[int]', '1'])('%s is none', (text) => {
    expect(typeNameOf(text)).toBeNull();
  });
});

/** The parts of an expandable string: text as it is, expressions as their source. */
function partsOf(script: string): readonly string[] {
  const [statement] = parse(script).ast.endBlock?.statements ?? [];
  if (statement?.kind !== 'Pipeline') throw new Error('one pipeline expected');
  const [element] = statement.elements;
  if (element?.kind !== 'CommandExpression') throw new Error('an expression expected');
  const { expression } = element;
  if (expression.kind === 'StringConstantExpression') return [expression.value];
  if (expression.kind !== 'ExpandableStringExpression') throw new Error('a string expected');
  return expression.parts.map((part) =>
    typeof part === 'string' ? part : `<${part.extent.source.text.slice(part.extent.start, part.extent.end)}>`,
  );
}

describe('strings', () => {
  it.each([
    ["'a''b'", ["a'b"]],
    ["'a‘‘b’", ['a‘b']],
    ['"a""b"', ['a"b']],
    ['“a”', ['a']],
    ['"`t`n`0`e`x``"', ['\t\n\0\x1bx`']],
    ['"`u{41}`u{1F600}"', ['A\u{1F600}']],
    ['"$x.y"', ['<$x>', '.y']],
    ['"$x[0]"', ['<$x>', '[0]']],
    ['"$env:a:b"', ['<$env:a:b>']],
    ['"$a::b"', ['<$a>', '::b']],
    ['"$ $( 1 ) $"', ['$ ', '<$( 1 )>', ' $']],
    ['"`$x $$ $?"', ['$x ', '<$$>', ' ', '<$?>']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a braced variable
    ['"${a b}c"', ['<${a b}>', 'c']],
    ['"$($h[""a""])"', ['<$($h[""a""])>']],
    ["@'\na\nb\n'@", ['a\nb']],
    ["@'\n'@", ['']],
    ['@"\r\n$x\r\n"a"\r\n"@', ['<$x>', '\r\n"a"']],
    ['@"\n \n"@', [' ']],
  ])('%s', (script, parts) => {
    expect(partsOf(script)).toEqual(parts);
  });

  it('keeps places inside a subexpression with doubled quotes', () => {
    const { tokens } = parse('"$($h[""a""] + 1)"');
    const texts = tokens[0]?.nested?.map(({ text }) => text);
    expect(texts).toEqual(['$(', '$h', '[', '""a""', ']', '+', '1', ')']);
  });
});
