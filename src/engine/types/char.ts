import { noConversion, overflowFault, valueCastError } from '../convert/cast-errors.js';
import { displayText, numericOf, wholeOf } from '../convert/numeric.js';
import { FormatException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { defineType, type NetType } from '../values/net-type.js';
import { Char, Double } from '../values/numbers.js';
import type { Reference } from '../values/reference.js';
import type { ScriptContext } from '../values/script-access.js';
import { lowerInvariant, upperInvariant } from '../values/string-compare.js';
import { typeOf } from '../values/type-of.js';
import type { Value } from '../values/value.js';
import { valueType } from './core.js';
import { categoryOf } from './text/char-category.js';

function toChar(value: Value, ctx: ScriptContext): Value {
  if (typeof value === 'string') {
    if (value.length === 1) return new Char(value.charCodeAt(0));
    throw valueCastError('InvalidCastParseTargetInvocation', value, charType, oneCharacter());
  }
  const number = numericOf(value);
  if (number === undefined) throw noConversion(displayText(ctx, value), typeOf(value).fullName, charType);
  const code = wholeOf(number);
  if (code === undefined || code < 0n || code > 65535n) {
    throw valueCastError('InvalidCastIConvertible', displayText(ctx, value), charType, overflowFault(charType));
  }
  return new Char(Number(code));
}

function oneCharacter() {
  return newException(FormatException, 'String must be exactly one character long.');
}

/** A test on one character, callable with a char or with a text and an index. The pattern of a class is made at the first call: each costs a start 0.3 ms. */
function test(name: string, characterClass: string) {
  let pattern: RegExp | null = null;
  const holds = (text: string): boolean => (pattern ??= new RegExp(`^${characterClass}$`, 'u')).test(text);
  return {
    [`${name}(char c): bool`]: ([c]: [Char]) => holds(c.toString()),
    [`${name}(string s, int index): bool`]: ([text, index]: [string, number]) => holds(text[index] ?? ''),
  };
}

const asciiClasses: Readonly<Record<string, RegExp>> = {
  IsAsciiDigit: /^[0-9]$/,
  IsAsciiHexDigit: /^[0-9A-Fa-f]$/,
  IsAsciiHexDigitLower: /^[0-9a-f]$/,
  IsAsciiHexDigitUpper: /^[0-9A-F]$/,
  IsAsciiLetter: /^[A-Za-z]$/,
  IsAsciiLetterLower: /^[a-z]$/,
  IsAsciiLetterUpper: /^[A-Z]$/,
  IsAsciiLetterOrDigit: /^[0-9A-Za-z]$/,
};

/** `System.Char`. */
const charType: NetType = defineType({
  name: 'System.Char',
  accelerators: ['char'],
  base: valueType,
  kind: 'struct',
  represents: Char,
  interfaces: [
    'System.IComparable',
    'System.IConvertible',
    'System.IComparable`1[System.Char]',
    'System.IEquatable`1[System.Char]',
  ],
  convert: toChar,
  fromNull: () => new Char(0),
  defaultValue: () => new Char(0),
  text: (self: Char) => self.toString(),
  equals: (self: Char, other) => other instanceof Char && other.code === self.code,
  compare: (self: Char, other: Char) => self.code - other.code,
  methods: {
    'CompareTo(char value): int': (self: Char, [other]: [Char]) => self.code - other.code,
    'Equals(char obj): bool': (self: Char, [other]: [Char]) => self.code === other.code,
    'ToString(): string': (self: Char) => self.toString(),
    'ToString(System.IFormatProvider provider): string': (self: Char) => self.toString(),
  },
  statics: {
    'MaxValue: char': { get: () => new Char(65535), field: true },
    'MinValue: char': { get: () => new Char(0), field: true },
  },
  staticMethods: {
    ...test('IsDigit', '\\p{Nd}'),
    ...test('IsLetter', '\\p{L}'),
    ...test('IsLetterOrDigit', '[\\p{L}\\p{Nd}]'),
    ...test('IsUpper', '\\p{Lu}'),
    ...test('IsLower', '\\p{Ll}'),
    ...test('IsWhiteSpace', '[\\s\\u0085]'),
    ...test('IsPunctuation', '\\p{P}'),
    ...test('IsSymbol', '\\p{S}'),
    ...test('IsSeparator', '\\p{Z}'),
    ...test('IsControl', '\\p{Cc}'),
    ...test('IsNumber', '\\p{N}'),
    ...test('IsSurrogate', '[\\ud800-\\udfff]'),
    ...Object.fromEntries(
      Object.entries(asciiClasses).map(([name, pattern]) => [
        `${name}(char c): bool`,
        ([c]: [Char]) => pattern.test(c.toString()),
      ]),
    ),
    'IsBetween(char c, char minInclusive, char maxInclusive): bool': ([c, low, high]: [Char, Char, Char]) =>
      c.code >= low.code && c.code <= high.code,
    ...test('IsHighSurrogate', '[\\ud800-\\udbff]'),
    ...test('IsLowSurrogate', '[\\udc00-\\udfff]'),
    'IsSurrogatePair(char highSurrogate, char lowSurrogate): bool': ([high, low]: [Char, Char]) =>
      high.code >= 0xd800 && high.code <= 0xdbff && low.code >= 0xdc00 && low.code <= 0xdfff,
    'ToUpper(char c, cultureinfo culture): char': ([c]: [Char]) => new Char(upperInvariant(c.toString()).charCodeAt(0)),
    'ToLower(char c, cultureinfo culture): char': ([c]: [Char]) => new Char(lowerInvariant(c.toString()).charCodeAt(0)),
    'GetNumericValue(string s, int index): double': ([text, index]: [string, number]) =>
      new Double(/^\d$/.test(text[index] ?? '') ? Number(text[index]) : -1),
    'IsAscii(char c): bool': ([c]: [Char]) => c.code < 128,
    'ToUpper(char c): char': ([c]: [Char]) => new Char(upperInvariant(c.toString()).charCodeAt(0)),
    'ToLower(char c): char': ([c]: [Char]) => new Char(lowerInvariant(c.toString()).charCodeAt(0)),
    'ToUpperInvariant(char c): char': ([c]: [Char]) => new Char(upperInvariant(c.toString()).charCodeAt(0)),
    'ToLowerInvariant(char c): char': ([c]: [Char]) => new Char(lowerInvariant(c.toString()).charCodeAt(0)),
    'ToString(char c): string': ([c]: [Char]) => c.toString(),
    'GetNumericValue(char c): double': ([c]: [Char]) =>
      new Double(/^\d$/.test(c.toString()) ? Number(c.toString()) : -1),
    'GetUnicodeCategory(char c): System.Globalization.UnicodeCategory': ([c]: [Char]) => categoryOf(c.toString()),
    'ConvertFromUtf32(int utf32): string': ([code]: [number]) => String.fromCodePoint(code),
    'ConvertToUtf32(string s, int index): int': ([text, index]: [string, number]) => text.codePointAt(index) ?? 0,
    'Parse(string s): char': ([text]: [string]) => {
      if (text.length !== 1) throw netError(oneCharacter());
      return new Char(text.charCodeAt(0));
    },
    'TryParse(string s, [ref] char result): bool': ([text, result]: [string, Reference]) => {
      result.value = new Char(text.length === 1 ? text.charCodeAt(0) : 0);
      return text.length === 1;
    },
  },
});
