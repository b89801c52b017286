import { toText } from '../convert/text.js';
import { compositeFormat } from '../operators/composite-format.js';
import { outsideBounds } from '../values/array-items.js';
import { enumerate } from '../values/arrays.js';
import { type EnumValue, enumOf } from '../values/enums.js';
import { defineType } from '../values/net-type.js';
import { Char } from '../values/numbers.js';
import type { ScriptContext } from '../values/script-access.js';
import { compareStrings, lowerInvariant, upperInvariant } from '../values/string-compare.js';
import type { Value } from '../values/value.js';
import { CharEnumerator } from './char-enumerator.js';
import { objectType } from './core.js';
import { hashOf } from './hash-code.js';
import { cultureOf } from './numbers.js';
import {
  anyOf,
  chars,
  checkedSlice,
  compareBy,
  comparisonRule,
  concat,
  ends,
  equalBy,
  fold,
  indexFrom,
  indexOfAny,
  inserted,
  joinPart,
  joinTexts,
  lastIndexFrom,
  lastIndexOfAny,
  normalized,
  outOfRange,
  padded,
  removed,
  replaced,
  replacedBy,
  starts,
  strings,
  trimChars,
} from './string-functions.js';
import { splitBySeparators } from './string-split.js';

/** `System.String`. */
export const stringType = defineType({
  name: 'System.String',
  accelerators: ['string'],
  base: objectType,
  interfaces: [
    'System.IComparable',
    'System.ICloneable',
    'System.IConvertible',
    'System.Collections.IEnumerable',
    'System.Collections.Generic.IEnumerable`1[System.Char]',
    'System.IComparable`1[System.String]',
    'System.IEquatable`1[System.String]',
  ],
  convert: (value, ctx) => toText(ctx, value),
  fromNull: () => '',
  compare: (self: string, other: string) => compareStrings(self, other, false),
  properties: () => ({
    'Chars: char': (self: string) => self,
    'Length: int': (self: string) => self.length,
  }),
  methods: () => ({
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
  }),
  statics: () => ({ 'Empty: string': { get: () => '', field: true } }),
  staticMethods: () => ({
    'Compare(string strA, string strB): int': ([a, b]: [string, string]) => Math.sign(compareStrings(a, b, false)),
    'Compare(string strA, string strB, bool ignoreCase): int': ([a, b, ignoreCase]: [string, string, boolean]) =>
      Math.sign(compareStrings(a, b, ignoreCase)),
    'Compare(string strA, string strB, System.StringComparison comparisonType): int': ([a, b, how]: [
      string,
      string,
      EnumValue,
    ]) => Math.sign(compareBy(a, b, how)),
    'CompareOrdinal(string strA, string strB): int': ([a, b]: [string, string]) => (a < b ? -1 : a > b ? 1 : 0),
    'Concat(System.Object arg0): string': ([a]: [Value], ctx: ScriptContext) => concat(ctx, [a]),
    'Concat(System.Object arg0, System.Object arg1): string': (args: Value[], ctx: ScriptContext) => concat(ctx, args),
    'Concat(System.Object arg0, System.Object arg1, System.Object arg2): string': (args: Value[], ctx: ScriptContext) =>
      concat(ctx, args),
    'Concat(Params System.Object[] args): string': ([args]: [Value[]], ctx: ScriptContext) => concat(ctx, args),
    'Concat(System.Collections.Generic.IEnumerable[string] values): string': ([items]: [Value], ctx: ScriptContext) =>
      concat(ctx, enumerate(items)),
    'Concat(string str0, string str1): string': (args: Value[], ctx: ScriptContext) => concat(ctx, args),
    'Concat(string str0, string str1, string str2): string': (args: Value[], ctx: ScriptContext) => concat(ctx, args),
    'Concat(string str0, string str1, string str2, string str3): string': (args: Value[], ctx: ScriptContext) =>
      concat(ctx, args),
    'Concat(Params string[] values): string': ([args]: [Value[]], ctx: ScriptContext) => concat(ctx, args),
    'Copy(string str): string': ([text]: [string]) => text,
    'Equals(string a, string b): bool': ([a, b]: [string, string]) => a === b,
    'Equals(string a, string b, System.StringComparison comparisonType): bool': ([a, b, how]: [
      string,
      string,
      EnumValue,
    ]) => equalBy(a, b, how),
    'Format(string format, System.Object arg0): string': (
      [format, ...args]: [string, ...Value[]],
      ctx: ScriptContext,
    ) => compositeFormat(ctx, format, args),
    'Format(string format, System.Object arg0, System.Object arg1): string': (
      [format, ...args]: [string, ...Value[]],
      ctx: ScriptContext,
    ) => compositeFormat(ctx, format, args),
    'Format(string format, System.Object arg0, System.Object arg1, System.Object arg2): string': (
      [format, ...args]: [string, ...Value[]],
      ctx: ScriptContext,
    ) => compositeFormat(ctx, format, args),
    'Format(string format, Params System.Object[] args): string': (
      [format, args]: [string, Value[]],
      ctx: ScriptContext,
    ) => compositeFormat(ctx, format, args),
    'Format(System.IFormatProvider provider, string format, Params System.Object[] args): string': (
      [provider, format, args]: [Value, string, Value[]],
      ctx: ScriptContext,
    ) => compositeFormat(ctx, format, args, cultureOf(provider, ctx)),
    'IsNullOrEmpty(string value): bool': ([text]: [string | null]) => text === null || text === '',
    'IsNullOrWhiteSpace(string value): bool': ([text]: [string | null]) => text === null || text.trim() === '',
    'Join(char separator, Params string[] value): string': ([separator, items]: [Value, Value[]], ctx: ScriptContext) =>
      joinTexts(ctx, separator, items),
    'Join(char separator, Params System.Object[] values): string': (
      [separator, items]: [Value, Value[]],
      ctx: ScriptContext,
    ) => joinTexts(ctx, separator, items),
    'Join(string separator, Params string[] value): string': (
      [separator, items]: [Value, Value[]],
      ctx: ScriptContext,
    ) => joinTexts(ctx, separator, items),
    'Join(string separator, Params System.Object[] values): string': (
      [separator, items]: [Value, Value[]],
      ctx: ScriptContext,
    ) => joinTexts(ctx, separator, items),
    'Join(string separator, System.Collections.Generic.IEnumerable[string] values): string': (
      [separator, items]: [Value, Value],
      ctx: ScriptContext,
    ) => joinTexts(ctx, separator, enumerate(items)),
    'Join(string separator, string[] value, int startIndex, int count): string': (
      [separator, items, start, count]: [Value, Value[], number, number],
      ctx: ScriptContext,
    ) => joinPart(ctx, separator, items, start, count),
  }),
  constructors: () => ({
    'new(char[] value)': ([items]: [Value[]]) => items.map((c) => (c as Char).toString()).join(''),
    'new(char[] value, int startIndex, int length)': ([items, start, length]: [Value[], number, number]) =>
      items
        .slice(start, start + length)
        .map((c) => (c as Char).toString())
        .join(''),
    'new(char c, int count)': ([c, count]: [Char, number]) => {
      if (count < 0) throw outOfRange("'count' must be non-negative.", 'count');
      return c.toString().repeat(count);
    },
  }),
});
