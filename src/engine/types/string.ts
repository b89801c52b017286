import { toText } from '../convert/text.js';
import { compositeFormat } from '../operators/composite-format.js';
import { enumerate } from '../values/arrays.js';
import type { EnumValue } from '../values/enums.js';
import { defineType } from '../values/net-type.js';
import type { Char } from '../values/numbers.js';
import type { ScriptContext } from '../values/script-access.js';
import { compareStrings } from '../values/string-compare.js';
import type { Value } from '../values/value.js';
import { objectType } from './core.js';
import { cultureOf } from './number-methods.js';
import { compareBy, concat, equalBy, joinPart, joinTexts, outOfRange } from './string-functions.js';
import { stringMethods } from './string-methods.js';

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
  methods: stringMethods,
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
