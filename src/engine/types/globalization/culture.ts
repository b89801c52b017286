import { castCause, valueCastError } from '../../convert/cast-errors.js';
import { CultureNotFoundException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError, TerminatingError } from '../../errors/terminating.js';
import { typedArray } from '../../values/arrays.js';
import { CultureInfo, type DateFormat, type NumberFormat } from '../../values/culture.js';
import { findCulture, invariantCulture } from '../../values/culture-data.js';
import { enumOf } from '../../values/enums.js';
import { defineType, type NetType } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import { lowerInvariant, upperInvariant } from '../../values/string-compare.js';
import { requireType } from '../../values/type-names.js';
import { NetObject, type Value } from '../../values/value.js';
import { objectType } from '../core.js';
import { GregorianCalendar } from './calendar.js';
import { currentUICulture, setCurrentCulture, setCurrentUICulture } from './current-culture.js';

/** `NumberFormatInfo` of a culture. */
class NumberFormatInfo extends NetObject {
  readonly data: NumberFormat;

  constructor(data: NumberFormat) {
    super();
    this.data = data;
  }
}

/** `DateTimeFormatInfo` of a culture. */
class DateTimeFormatInfo extends NetObject {
  readonly data: DateFormat;
  readonly culture: CultureInfo;

  constructor(culture: CultureInfo) {
    super();
    this.data = culture.date;
    this.culture = culture;
  }
}

/** `TextInfo` of a culture. */
class TextInfo extends NetObject {
  readonly culture: CultureInfo;

  constructor(culture: CultureInfo) {
    super();
    this.culture = culture;
  }
}

/** A culture by name. Error: CultureNotFoundException. */
function cultureByName(name: string): CultureInfo {
  const culture = findCulture(name);
  if (culture) return culture;
  const message = `Culture is not supported. (Parameter 'name')\n${name} is an invalid culture identifier.`;
  throw netError(newException(CultureNotFoundException, message));
}

/** Windows' numbers of common cultures. */
const lcids: Readonly<Record<number, string>> = {
  127: '',
  1031: 'de-DE',
  1033: 'en-US',
  1034: 'es-ES',
  1036: 'fr-FR',
  1040: 'it-IT',
  1041: 'ja-JP',
  1043: 'nl-NL',
  1045: 'pl-PL',
  1046: 'pt-BR',
  1049: 'ru-RU',
  1053: 'sv-SE',
  2052: 'zh-CN',
  2055: 'de-CH',
  2057: 'en-GB',
  2070: 'pt-PT',
  3079: 'de-AT',
  3081: 'en-AU',
  4105: 'en-CA',
  1030: 'da-DK',
  1035: 'fi-FI',
  1044: 'nb-NO',
  1029: 'cs-CZ',
  1038: 'hu-HU',
  1055: 'tr-TR',
  1042: 'ko-KR',
};

function lcidOf(culture: CultureInfo): number {
  const found = Object.entries(lcids).find(([, name]) => name === culture.name);
  return found ? Number(found[0]) : 4096;
}

function castCulture(value: Value): Value {
  const name = typeof value === 'number' ? lcids[value] : value;
  if (typeof name !== 'string') return undefined;
  try {
    return cultureByName(name);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    throw valueCastError('InvalidCastConstructorTargetInvocation', name, cultureType, castCause(error));
  }
}

function displayName(culture: CultureInfo, language: string): string {
  if (culture.name === '') return 'Invariant Language (Invariant Country)';
  return (
    new Intl.DisplayNames([language], { type: 'language', languageDisplay: 'standard' }).of(culture.name) ??
    culture.name
  );
}

function parentOf(culture: CultureInfo): CultureInfo {
  const dash = culture.name.lastIndexOf('-');
  return dash < 0 ? invariantCulture : (findCulture(culture.name.slice(0, dash)) ?? invariantCulture);
}

const isNeutral = (culture: CultureInfo): boolean => culture.name !== '' && !culture.name.includes('-');

/** `System.Globalization.CultureInfo`. */
const cultureType: NetType = defineType({
  name: 'System.Globalization.CultureInfo',
  accelerators: ['cultureinfo'],
  base: objectType,
  represents: CultureInfo,
  interfaces: ['System.ICloneable', 'System.IFormatProvider'],
  convert: castCulture,
  text: (self: CultureInfo) => self.name,
  equals: (self: CultureInfo, other) => other instanceof CultureInfo && other.name === self.name,
  properties: {
    'Parent: cultureinfo': (self: CultureInfo) => parentOf(self),
    'LCID: int': (self: CultureInfo) => lcidOf(self),
    'KeyboardLayoutId: int': (self: CultureInfo) => lcidOf(self),
    'Name: string': (self: CultureInfo) => self.name,
    'IetfLanguageTag: string': (self: CultureInfo) => self.name,
    'DisplayName: string': (self: CultureInfo) => displayName(self, 'en'),
    'NativeName: string': (self: CultureInfo) => displayName(self, self.name || 'en'),
    'EnglishName: string': (self: CultureInfo) => displayName(self, 'en'),
    'TwoLetterISOLanguageName: string': (self: CultureInfo) => self.name.split('-', 1)[0] || 'iv',
    'TextInfo: System.Globalization.TextInfo': (self: CultureInfo) => new TextInfo(self),
    'IsNeutralCulture: bool': (self: CultureInfo) => isNeutral(self),
    'NumberFormat: System.Globalization.NumberFormatInfo': (self: CultureInfo) => new NumberFormatInfo(self.number),
    'DateTimeFormat: System.Globalization.DateTimeFormatInfo': (self: CultureInfo) => new DateTimeFormatInfo(self),
    'Calendar: System.Globalization.GregorianCalendar': () => new GregorianCalendar(),
    'UseUserOverride: bool': () => false,
    'IsReadOnly: bool': () => true,
  },
  methods: {
    'Clone(): System.Object': (self: CultureInfo) => new CultureInfo(self.name, self.number, self.date),
    'GetFormat(type formatType): System.Object': (self: CultureInfo, [type]: [NetType]) =>
      type.name === 'NumberFormatInfo' ? new NumberFormatInfo(self.number) : new DateTimeFormatInfo(self),
  },
  statics: {
    'CurrentCulture: cultureinfo': {
      get: (ctx) => ctx.culture,
      set: (culture: CultureInfo, ctx: ScriptContext) => setCurrentCulture(ctx, culture),
    },
    'CurrentUICulture: cultureinfo': {
      get: currentUICulture,
      set: (culture: CultureInfo, ctx: ScriptContext) => setCurrentUICulture(ctx, culture),
    },
    'InstalledUICulture: cultureinfo': (ctx) => ctx.culture,
    'InvariantCulture: cultureinfo': () => invariantCulture,
  },
  staticMethods: {
    'CreateSpecificCulture(string name): cultureinfo': ([name]: [string]) => cultureByName(name),
    'GetCultureInfo(string name): cultureinfo': ([name]: [string]) => cultureByName(name),
    'GetCultureInfo(int culture): cultureinfo': ([number]: [number]) =>
      cultureByName(lcids[number] ?? `0x${number.toString(16)}`),
  },
  constructors: {
    'new(string name)': ([name]: [string]) => cultureByName(name),
    'new(int culture)': ([number]: [number]) => cultureByName(lcids[number] ?? `0x${number.toString(16)}`),
    'new(string name, bool useUserOverride)': ([name]: [string]) => cultureByName(name),
  },
});

const list = (items: readonly string[]): Value => typedArray(requireType('System.String'), [...items]);

defineType({
  name: 'System.Globalization.NumberFormatInfo',
  base: objectType,
  interfaces: ['System.IFormatProvider', 'System.ICloneable'],
  represents: NumberFormatInfo,
  properties: () => ({
    'CurrencyDecimalDigits: int': (self: NumberFormatInfo) => self.data.currencyDigits,
    'CurrencyDecimalSeparator: string': (self: NumberFormatInfo) => self.data.decimalSeparator,
    'CurrencyGroupSeparator: string': (self: NumberFormatInfo) => self.data.groupSeparator,
    'CurrencySymbol: string': (self: NumberFormatInfo) => self.data.currencySymbol,
    'NaNSymbol: string': (self: NumberFormatInfo) => self.data.nan,
    'NegativeInfinitySymbol: string': (self: NumberFormatInfo) => self.data.negativeInfinity,
    'NegativeSign: string': (self: NumberFormatInfo) => self.data.negativeSign,
    'NumberDecimalDigits: int': (self: NumberFormatInfo) => self.data.numberDigits,
    'NumberDecimalSeparator: string': (self: NumberFormatInfo) => self.data.decimalSeparator,
    'NumberGroupSeparator: string': (self: NumberFormatInfo) => self.data.groupSeparator,
    'PercentDecimalDigits: int': (self: NumberFormatInfo) => self.data.percentDigits,
    'PercentSymbol: string': () => '%',
    'PositiveInfinitySymbol: string': (self: NumberFormatInfo) => self.data.positiveInfinity,
    'PositiveSign: string': () => '+',
  }),
  statics: () => ({
    'CurrentInfo: System.Globalization.NumberFormatInfo': (ctx) => new NumberFormatInfo(ctx.culture.number),
    'InvariantInfo: System.Globalization.NumberFormatInfo': () => new NumberFormatInfo(invariantCulture.number),
  }),
});

defineType({
  name: 'System.Globalization.DateTimeFormatInfo',
  base: objectType,
  interfaces: ['System.IFormatProvider', 'System.ICloneable'],
  represents: DateTimeFormatInfo,
  properties: () => ({
    'AMDesignator: string': (self: DateTimeFormatInfo) => self.data.am,
    'PMDesignator: string': (self: DateTimeFormatInfo) => self.data.pm,
    'DateSeparator: string': (self: DateTimeFormatInfo) => self.data.dateSeparator,
    'TimeSeparator: string': (self: DateTimeFormatInfo) => self.data.timeSeparator,
    'FirstDayOfWeek: System.DayOfWeek': (self: DateTimeFormatInfo) =>
      enumOf('System.DayOfWeek', self.data.firstDayOfWeek === 0 ? 'Sunday' : 'Monday'),
    'FullDateTimePattern: string': (self: DateTimeFormatInfo) => `${self.data.longDate} ${self.data.longTime}`,
    'LongDatePattern: string': (self: DateTimeFormatInfo) => self.data.longDate,
    'LongTimePattern: string': (self: DateTimeFormatInfo) => self.data.longTime,
    'MonthDayPattern: string': (self: DateTimeFormatInfo) => self.data.monthDay,
    'YearMonthPattern: string': (self: DateTimeFormatInfo) => self.data.yearMonth,
    'ShortDatePattern: string': (self: DateTimeFormatInfo) => self.data.shortDate,
    'ShortTimePattern: string': (self: DateTimeFormatInfo) => self.data.shortTime,
    'RFC1123Pattern: string': () => "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
    'SortableDateTimePattern: string': () => "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
    'UniversalSortableDateTimePattern: string': () => "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
    'DayNames: string[]': (self: DateTimeFormatInfo) => list(self.data.dayNames),
    'AbbreviatedDayNames: string[]': (self: DateTimeFormatInfo) => list(self.data.shortDayNames),
    'MonthNames: string[]': (self: DateTimeFormatInfo) => list([...self.data.monthNames, '']),
    'AbbreviatedMonthNames: string[]': (self: DateTimeFormatInfo) => list([...self.data.shortMonthNames, '']),
  }),
  methods: () => ({
    'GetMonthName(int month): string': (self: DateTimeFormatInfo, [month]: [number]) =>
      self.data.monthNames[month - 1] ?? '',
    'GetAbbreviatedMonthName(int month): string': (self: DateTimeFormatInfo, [month]: [number]) =>
      self.data.shortMonthNames[month - 1] ?? '',
    'GetDayName(System.DayOfWeek dayofweek): string': (self: DateTimeFormatInfo, [day]: [{ number: bigint }]) =>
      self.data.dayNames[Number(day.number)] ?? '',
    'GetAbbreviatedDayName(System.DayOfWeek dayofweek): string': (
      self: DateTimeFormatInfo,
      [day]: [{ number: bigint }],
    ) => self.data.shortDayNames[Number(day.number)] ?? '',
  }),
  statics: () => ({
    'CurrentInfo: System.Globalization.DateTimeFormatInfo': (ctx) => new DateTimeFormatInfo(ctx.culture),
    'InvariantInfo: System.Globalization.DateTimeFormatInfo': () => new DateTimeFormatInfo(invariantCulture),
  }),
});

function titleCase(text: string): string {
  return text.replace(/\p{L}[\p{L}\p{M}']*/gu, (word) =>
    word.length > 1 && word === word.toUpperCase() ? word : upperInvariant(word[0]!) + lowerInvariant(word.slice(1)),
  );
}

defineType({
  name: 'System.Globalization.TextInfo',
  base: objectType,
  represents: TextInfo,
  properties: () => ({
    'CultureName: string': (self: TextInfo) => self.culture.name,
    'ListSeparator: string': (self: TextInfo) => (self.culture.number.decimalSeparator === ',' ? ';' : ','),
    'IsRightToLeft: bool': (self: TextInfo) => /^(ar|he|fa|ur)\b/.test(self.culture.name),
  }),
  methods: () => ({
    'ToLower(string str): string': (_self: TextInfo, [text]: [string]) => lowerInvariant(text),
    'ToUpper(string str): string': (_self: TextInfo, [text]: [string]) => upperInvariant(text),
    'ToTitleCase(string str): string': (_self: TextInfo, [text]: [string]) => titleCase(text),
  }),
});
