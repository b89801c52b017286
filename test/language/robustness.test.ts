import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/language/parse.js';
import { recordedScripts } from './recorded.js';

const scripts = recordedScripts()
  .map(({ script }) => script)
  .filter((script) => script.length < 3000);

const fragments = fc.constantFrom(
  ...'( ) { } [ ] @( @{ $( $ " \' ` # <# #> | || && & ; , . .. :: ? : ?. ?[ ++ -- - + = += ! * / % > >> 2>&1 < @" "@ @\' \'@'.split(
    ' ',
  ),
  ...'if else elseif while do until for foreach in switch default function filter param begin process end clean'.split(
    ' ',
  ),
  ...'try catch finally trap throw return exit break continue class enum static hidden using namespace data'.split(' '),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a braced variable
  ...'$x ${a b} @args $env:X $a:b 1 1.5 0x1F 5kb 1e 7z -Name -Name: --% -eq -not -split [int] [int[]] [a()] name'.split(
    ' ',
  ),
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\t',
  '\u00a0',
  '\u201c',
  '\u2013',
  '@"\n',
  '\n"@',
  '\0',
  '\ud83d',
);

const soup = fc.array(fragments, { maxLength: 40 }).map((parts) => parts.join(''));
const spaced = fc.array(fragments, { maxLength: 40 }).map((parts) => parts.join(' '));
const mutated = fc
  .tuple(fc.constantFrom(...scripts), fc.nat(), fc.nat({ max: 12 }), fragments)
  .map(([script, at, length, insert]) => {
    const start = at % (script.length + 1);
    return script.slice(0, start) + insert + script.slice(start + length);
  });

/** Holds for every text, however broken. */
function expectSound(text: string): void {
  const { ast, tokens, diagnostics } = parse(text);
  expect(ast.kind).toBe('ScriptBlock');
  expect(tokens[tokens.length - 1]?.kind).toBe('EndOfInput');
  let last = 0;
  for (const { extent, text: written } of tokens.slice(0, -1)) {
    expect(extent.start).toBeGreaterThanOrEqual(last);
    expect(extent.end).toBeLessThanOrEqual(text.length);
    expect(text.slice(extent.start, extent.end)).toBe(written);
    last = extent.end;
  }
  for (const { message, extent } of diagnostics) {
    expect(message).not.toBe('');
    expect(extent.start).toBeLessThanOrEqual(extent.end);
  }
}

describe('parse comes back for any text', () => {
  it('random characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), expectSound), { numRuns: 800 });
  });
  it('pieces of the language glued together', () => {
    fc.assert(fc.property(soup, expectSound), { numRuns: 1500 });
  });
  it('pieces of the language with blanks between', () => {
    fc.assert(fc.property(spaced, expectSound), { numRuns: 1500 });
  });
  it('real scripts with a piece cut out or put in', () => {
    fc.assert(fc.property(mutated, expectSound), { numRuns: 1500 });
  });
});

describe('deep nesting is refused, not overflowed', () => {
  const deep = 10_000;
  const openers = [
    '(',
    '{',
    '$(',
    '@(',
    '@{a=',
    '[a(',
    '"$(',
    'if(1){',
    '-',
    '!',
    '[int]',
    '$a[',
    '$a.b(',
    ',',
    '$x=',
    '& {',
    '[a[',
    'a$(',
  ];
  it.each([...openers, '[x({', '{[x(', '@{a={', 'function f{', 'class A{M(){', 'else{'])('%s', (opener) => {
    const { diagnostics } = parse(opener.repeat(deep));
    expect(diagnostics.length).toBeGreaterThan(0);
  });
  it('says what the matter is', () => {
    const { diagnostics } = parse(`${'('.repeat(deep)}1${')'.repeat(deep)}`);
    expect(diagnostics.map(({ id }) => id)).toEqual(['ScriptTooComplicated']);
  });
  it('accepts nesting that people write', () => {
    const depth = 60;
    expect(parse(`${'('.repeat(depth)}1${')'.repeat(depth)}`).diagnostics).toEqual([]);
    expect(parse(`${'if(1){'.repeat(depth)}1${'}'.repeat(depth)}`).diagnostics).toEqual([]);
    expect(parse(`${'$x.Add(@{ a = '.repeat(depth)}1${'})'.repeat(depth)}`).diagnostics).toEqual([]);
  });
  it('does not count what is long but flat', () => {
    expect(parse(`1${'+1'.repeat(deep)}`).diagnostics).toEqual([]);
    expect(parse(`$a${'.b'.repeat(deep)}`).diagnostics).toEqual([]);
    expect(parse(`a${' | b'.repeat(deep)}`).diagnostics).toEqual([]);
    expect(parse(`a${' && b'.repeat(deep)}`).diagnostics).toEqual([]);
    expect(parse(`if(1){}${'elseif(1){}'.repeat(deep)}`).diagnostics).toEqual([]);
    expect(parse(`1${',1'.repeat(deep)}`).diagnostics).toEqual([]);
  });
});

describe('with little room on the call stack', () => {
  /** Goes down until the stack ends; the first answer on the way up counts. Nothing but the end of the stack may be thrown. */
  function parseAtTheEnd(): string {
    try {
      return parseAtTheEnd();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return parse('if (1) { "a $(1 + (2))" }').diagnostics[0]?.id ?? 'none';
    }
  }
  it('parse answers as soon as there is room for an answer', () => {
    expect(['ScriptTooComplicated', 'none']).toContain(parseAtTheEnd());
  });
});
