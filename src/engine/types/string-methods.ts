import { toText } from '../convert/text.js';
import { outsideBounds } from '../values/array-items.js';
import { type EnumValue, enumOf } from '../values/enums.js';
import { Char } from '../values/numbers.js';
import type { ScriptContext } from '../values/script-access.js';
import { compareStrings, lowerInvariant, upperInvariant } from '../values/string-compare.js';
import type { MethodBody } from '../values/type-definition.js';
import type { Value } from '../values/value.js';
import { CharEnumerator } from './char-enumerator.js';
import { hashOf } from './hash-code.js';
import {
  anyOf,
  chars,
  checkedSlice,
  comparisonRule,
  ends,
  equalBy,
  fold,
  indexFrom,
  indexOfAny,
  inserted,
  lastIndexFrom,
  lastIndexOfAny,
  normalized,
  padded,
  removed,
  replaced,
  replacedBy,
  starts,
  strings,
  trimChars,
} from './string-functions.js';
import { splitBySeparators } from './string-split.js';

/** The instance methods of String. */
export const stringMethods = (): Record<string, MethodBody | null> => ({
  'Clone(): System.Object': (self: string) => self,
  'CompareTo(System.Object value): int': (self: string, [other]: [Value], ctx: ScriptContext) =>
    Math.sign(compareStrings(self, toText(ctx, other), false)),
  'CompareTo(string strB): int': (self: string, [other]: [string]) => Math.sign(compareStrings(self, other, false)),
  'Contains(string value): bool': (self: string, [text]: [string]) => self.includes(text),
  'Contains(string value, System.StringComparison comparisonType): bool': (
    self: string,
    [text, how]: [string, EnumValue],
  ) => fold(self, how).includes(fold(text, how)),
  'Contains(char value): bool': (self: string, [c]: [Char]) => self.includes(c.toString()),
  'Contains(char value, System.StringComparison comparisonType): bool': (self: string, [c, how]: [Char, EnumValue]) =>
    fold(self, how).includes(fold(c.toString(), how)),
  'CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count): void': (
    self: string,
    [from, target, to, count]: [number, Value[], number, number],
  ) => {
    for (let i = 0; i < count; i++) target[to + i] = new Char(self.charCodeAt(from + i));
  },
  'EndsWith(string value): bool': (self: string, [text]: [string]) => ends(self, text, false),
  'EndsWith(string value, System.StringComparison comparisonType): bool': (
    self: string,
    [text, how]: [string, EnumValue],
  ) => text.length <= self.length && equalBy(self.slice(self.length - text.length), text, how),
  'EndsWith(string value, bool ignoreCase, cultureinfo culture): bool': (
    self: string,
    [text, ignoreCase]: [string, boolean],
  ) => ends(self, text, ignoreCase),
  'EndsWith(char value): bool': (self: string, [c]: [Char]) => self.endsWith(c.toString()),
  'EnumerateRunes(): System.Text.StringRuneEnumerator': null,
  'Equals(System.Object obj): bool': (self: string, [other]: [Value]) => self === other,
  'Equals(string value): bool': (self: string, [other]: [string]) => self === other,
  'Equals(string value, System.StringComparison comparisonType): bool': (
    self: string,
    [other, how]: [string, EnumValue],
  ) => equalBy(self, other, how),
  'GetEnumerator(): System.CharEnumerator': (self: string) => new CharEnumerator(self),
  'GetHashCode(): int': (self: string) => hashOf(self),
  'GetHashCode(System.StringComparison comparisonType): int': (self: string, [how]: [EnumValue]) =>
    hashOf(fold(self, how)),
  'GetTypeCode(): System.TypeCode': () => enumOf('System.TypeCode', 'String'),
  'IndexOf(char value): int': (self: string, [c]: [Char]) => self.indexOf(c.toString()),
  'IndexOf(char value, int startIndex): int': (self: string, [c, start]: [Char, number]) =>
    indexFrom(self, c.toString(), start),
  'IndexOf(char value, System.StringComparison comparisonType): int': (self: string, [c, how]: [Char, EnumValue]) =>
    fold(self, how).indexOf(fold(c.toString(), how)),
  'IndexOf(char value, int startIndex, int count): int': (self: string, [c, start, count]: [Char, number, number]) =>
    indexFrom(self, c.toString(), start, count),
  'IndexOf(string value): int': (self: string, [text]: [string]) => self.indexOf(text),
  'IndexOf(string value, int startIndex): int': (self: string, [text, start]: [string, number]) =>
    indexFrom(self, text, start),
  'IndexOf(string value, int startIndex, int count): int': (
    self: string,
    [text, start, count]: [string, number, number],
  ) => indexFrom(self, text, start, count),
  'IndexOf(string value, System.StringComparison comparisonType): int': (
    self: string,
    [text, how]: [string, EnumValue],
  ) => fold(self, how).indexOf(fold(text, how)),
  'IndexOf(string value, int startIndex, System.StringComparison comparisonType): int': (
    self: string,
    [text, start, how]: [string, number, EnumValue],
  ) => indexFrom(fold(self, how), fold(text, how), start),
  'IndexOf(string value, int startIndex, int count, System.StringComparison comparisonType): int': (
    self: string,
    [text, start, count, how]: [string, number, number, EnumValue],
  ) => indexFrom(fold(self, how), fold(text, how), start, count),
  'IndexOfAny(char[] anyOf): int': (self: string, [set]: [Value[]]) => indexOfAny(self, set),
  'IndexOfAny(char[] anyOf, int startIndex): int': (self: string, [set, start]: [Value[], number]) =>
    indexOfAny(self, set, start),
  'IndexOfAny(char[] anyOf, int startIndex, int count): int': (
    self: string,
    [set, start, count]: [Value[], number, number],
  ) => indexOfAny(self.slice(0, start + count), set, start),
  'Insert(int startIndex, string value): string': (self: string, [at, text]: [number, string]) =>
    inserted(self, at, text),
  'IsNormalized(): bool': (self: string) => self === self.normalize(),
  'IsNormalized(System.Text.NormalizationForm normalizationForm): bool': (self: string, [form]: [EnumValue]) =>
    self === normalized(self, form),
  'LastIndexOf(char value): int': (self: string, [c]: [Char]) => self.lastIndexOf(c.toString()),
  'LastIndexOf(char value, int startIndex): int': (self: string, [c, start]: [Char, number]) =>
    self.lastIndexOf(c.toString(), start),
  'LastIndexOf(string value): int': (self: string, [text]: [string]) => lastIndexFrom(self, text),
  'LastIndexOf(string value, int startIndex): int': (self: string, [text, start]: [string, number]) =>
    lastIndexFrom(self, text, start),
  'LastIndexOf(string value, System.StringComparison comparisonType): int': (
    self: string,
    [text, how]: [string, EnumValue],
  ) => lastIndexFrom(fold(self, how), fold(text, how)),
  'LastIndexOfAny(char[] anyOf): int': (self: string, [set]: [Value[]]) => lastIndexOfAny(self, set),
  'LastIndexOfAny(char[] anyOf, int startIndex): int': (self: string, [set, start]: [Value[], number]) =>
    lastIndexOfAny(self, set, start),
  'Normalize(): string': (self: string) => self.normalize(),
  'Normalize(System.Text.NormalizationForm normalizationForm): string': (self: string, [form]: [EnumValue]) =>
    normalized(self, form),
  'PadLeft(int totalWidth): string': (self: string, [width]: [number]) => padded(self, width, ' ', true),
  'PadLeft(int totalWidth, char paddingChar): string': (self: string, [width, c]: [number, Char]) =>
    padded(self, width, c.toString(), true),
  'PadRight(int totalWidth): string': (self: string, [width]: [number]) => padded(self, width, ' ', false),
  'PadRight(int totalWidth, char paddingChar): string': (self: string, [width, c]: [number, Char]) =>
    padded(self, width, c.toString(), false),
  'Remove(int startIndex, int count): string': (self: string, [start, count]: [number, number]) =>
    removed(self, start, count),
  'Remove(int startIndex): string': (self: string, [start]: [number]) => removed(self, start),
  'Replace(string oldValue, string newValue, bool ignoreCase, cultureinfo culture): string': (
    self: string,
    [from, to, ignoreCase]: [string, string, boolean],
  ) => replacedBy(self, from, to, ignoreCase),
  'Replace(string oldValue, string newValue, System.StringComparison comparisonType): string': (
    self: string,
    [from, to, how]: [string, string, EnumValue],
  ) => replacedBy(self, from, to, comparisonRule(how).ignoreCase),
  'Replace(char oldChar, char newChar): string': (self: string, [from, to]: [Char, Char]) =>
    self.replaceAll(from.toString(), () => to.toString()),
  'Replace(string oldValue, string newValue): string': (self: string, [from, to]: [string, string]) =>
    replaced(self, from, to),
  'ReplaceLineEndings(): string': (self: string) => self.replace(/\r\n|[\r\n\f\u0085\u2028\u2029]/g, '\n'),
  'ReplaceLineEndings(string replacementText): string': (self: string, [text]: [string]) =>
    self.replace(/\r\n|[\r\n\f\u0085\u2028\u2029]/g, () => text),
  'Split(Params char[] separator): string[]': (self: string, [set]: [Value[]]) =>
    strings(splitBySeparators(self, anyOf(set))),
  'Split(char separator, System.StringSplitOptions options?): string[]': (
    self: string,
    [c, options]: [Char, EnumValue?],
  ) => strings(splitBySeparators(self, [c.toString()], undefined, options)),
  'Split(char separator, int count, System.StringSplitOptions options?): string[]': (
    self: string,
    [c, count, options]: [Char, number, EnumValue?],
  ) => strings(splitBySeparators(self, [c.toString()], count, options)),
  'Split(char[] separator, int count): string[]': (self: string, [set, count]: [Value[], number]) =>
    strings(splitBySeparators(self, anyOf(set), count)),
  'Split(char[] separator, System.StringSplitOptions options): string[]': (
    self: string,
    [set, options]: [Value[], EnumValue],
  ) => strings(splitBySeparators(self, anyOf(set), undefined, options)),
  'Split(char[] separator, int count, System.StringSplitOptions options): string[]': (
    self: string,
    [set, count, options]: [Value[], number, EnumValue],
  ) => strings(splitBySeparators(self, anyOf(set), count, options)),
  'Split(string separator, System.StringSplitOptions options?): string[]': (
    self: string,
    [text, options]: [string, EnumValue?],
  ) => strings(splitBySeparators(self, [text], undefined, options)),
  'Split(string separator, int count, System.StringSplitOptions options?): string[]': (
    self: string,
    [text, count, options]: [string, number, EnumValue?],
  ) => strings(splitBySeparators(self, [text], count, options)),
  'Split(string[] separator, System.StringSplitOptions options): string[]': (
    self: string,
    [set, options]: [string[], EnumValue],
  ) => strings(splitBySeparators(self, set, undefined, options)),
  'Split(string[] separator, int count, System.StringSplitOptions options): string[]': (
    self: string,
    [set, count, options]: [string[], number, EnumValue],
  ) => strings(splitBySeparators(self, set, count, options)),
  'StartsWith(string value): bool': (self: string, [text]: [string]) => starts(self, text, false),
  'StartsWith(string value, System.StringComparison comparisonType): bool': (
    self: string,
    [text, how]: [string, EnumValue],
  ) => equalBy(self.slice(0, text.length), text, how),
  'StartsWith(string value, bool ignoreCase, cultureinfo culture): bool': (
    self: string,
    [text, ignoreCase]: [string, boolean],
  ) => starts(self, text, ignoreCase),
  'StartsWith(char value): bool': (self: string, [c]: [Char]) => self.startsWith(c.toString()),
  'Substring(int startIndex): string': (self: string, [start]: [number]) =>
    checkedSlice(self, start, undefined, 'startIndex'),
  'Substring(int startIndex, int length): string': (self: string, [start, length]: [number, number]) =>
    checkedSlice(self, start, length, 'startIndex'),
  'ToCharArray(): char[]': (self: string) => chars(self),
  'ToCharArray(int startIndex, int length): char[]': (self: string, [start, length]: [number, number]) =>
    chars(self.slice(start, start + length)),
  'ToLower(): string': (self: string) => lowerInvariant(self),
  'ToLower(cultureinfo culture): string': (self: string) => lowerInvariant(self),
  'ToLowerInvariant(): string': (self: string) => lowerInvariant(self),
  'ToString(): string': (self: string) => self,
  'ToString(System.IFormatProvider provider): string': (self: string) => self,
  'ToUpper(): string': (self: string) => upperInvariant(self),
  'ToUpper(cultureinfo culture): string': (self: string) => upperInvariant(self),
  'ToUpperInvariant(): string': (self: string) => upperInvariant(self),
  'Trim(): string': (self: string) => trimChars(self, null, true, true),
  'Trim(char trimChar): string': (self: string, [c]: [Char]) => trimChars(self, [c], true, true),
  'Trim(Params char[] trimChars): string': (self: string, [set]: [Value[]]) => trimChars(self, set, true, true),
  'TrimEnd(): string': (self: string) => trimChars(self, null, false, true),
  'TrimEnd(char trimChar): string': (self: string, [c]: [Char]) => trimChars(self, [c], false, true),
  'TrimEnd(Params char[] trimChars): string': (self: string, [set]: [Value[]]) => trimChars(self, set, false, true),
  'TrimStart(): string': (self: string) => trimChars(self, null, true, false),
  'TrimStart(char trimChar): string': (self: string, [c]: [Char]) => trimChars(self, [c], true, false),
  'TrimStart(Params char[] trimChars): string': (self: string, [set]: [Value[]]) => trimChars(self, set, true, false),
  'Chars(int index): char': (self: string, [index]: [number]) => {
    if (index < 0 || index >= self.length) throw outsideBounds();
    return new Char(self.charCodeAt(index));
  },
  'get_Chars(int index): char': (self: string, [index]: [number]) => new Char(self.charCodeAt(index)),
});
