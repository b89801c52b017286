import { CultureInfo, type DateFormat, type NumberFormat } from './culture.js';

const narrowSpace = '\u202f';

const invariantNumbers: NumberFormat = {
  decimalSeparator: '.',
  groupSeparator: ',',
  groupSize: 3,
  numberDigits: 2,
  currencySymbol: '¤',
  currencyDigits: 2,
  currencyPositive: '¤{n}',
  currencyNegative: '(¤{n})',
  percentPositive: '{n} %',
  percentNegative: '-{n} %',
  percentDigits: 2,
  negativeSign: '-',
  nan: 'NaN',
  positiveInfinity: 'Infinity',
  negativeInfinity: '-Infinity',
};

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const englishDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const invariantDates: DateFormat = {
  shortDate: 'MM/dd/yyyy',
  longDate: 'dddd, dd MMMM yyyy',
  shortTime: 'HH:mm',
  longTime: 'HH:mm:ss',
  monthDay: 'MMMM dd',
  yearMonth: 'yyyy MMMM',
  dateSeparator: '/',
  timeSeparator: ':',
  am: 'AM',
  pm: 'PM',
  dayNames: englishDays,
  shortDayNames: englishDays.map((name) => name.slice(0, 3)),
  monthNames: englishMonths,
  shortMonthNames: englishMonths.map((name) => name.slice(0, 3)),
  firstDayOfWeek: 0,
};

/** The invariant culture: casts, interpolation, CSV of numbers. */
export const invariantCulture = new CultureInfo('', invariantNumbers, invariantDates);

/** en-US as .NET on Linux has it from ICU: three digits by default, U+202F before AM and PM. */
export const englishCulture = new CultureInfo(
  'en-US',
  {
    ...invariantNumbers,
    numberDigits: 3,
    percentDigits: 3,
    currencySymbol: '$',
    currencyPositive: '\u0024{n}',
    currencyNegative: '-\u0024{n}',
    percentPositive: '{n}%',
    percentNegative: '-{n}%',
    positiveInfinity: '∞',
    negativeInfinity: '-∞',
  },
  {
    ...invariantDates,
    shortDate: 'M/d/yyyy',
    longDate: 'dddd, MMMM d, yyyy',
    shortTime: `h:mm${narrowSpace}tt`,
    longTime: `h:mm:ss${narrowSpace}tt`,
    monthDay: 'MMMM d',
    yearMonth: 'MMMM yyyy',
  },
);

const made = new Map<string, CultureInfo>([
  ['', invariantCulture],
  ['en-us', englishCulture],
]);

/** The culture of a BCP 47 name from the platform's data; null when the name is no culture's. */
export function findCulture(name: string): CultureInfo | null {
  const key = name.toLowerCase();
  const known = made.get(key);
  if (known) return known;
  const culture = buildCulture(name);
  if (culture) made.set(key, culture);
  return culture;
}

function buildCulture(name: string): CultureInfo | null {
  let locale: string;
  try {
    locale = Intl.getCanonicalLocales(name)[0] ?? '';
  } catch {
    return null;
  }
  if (Intl.NumberFormat.supportedLocalesOf(locale).length === 0) return null;
  return new CultureInfo(locale, numbersOf(locale), datesOf(locale));
}

function numbersOf(locale: string): NumberFormat {
  const parts = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, useGrouping: true }).formatToParts(
    -1234567.5,
  );
  const part = (type: string, otherwise: string): string => parts.find((p) => p.type === type)?.value ?? otherwise;
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const currency = currencyOf(locale);
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  const symbol = money.formatToParts(1).find((p) => p.type === 'currency')?.value ?? currency;
  return {
    ...englishCulture.number,
    decimalSeparator: part('decimal', '.'),
    groupSeparator: part('group', ','),
    currencySymbol: symbol,
    currencyDigits: money.resolvedOptions().maximumFractionDigits ?? 2,
    currencyPositive: shapeOf(money, 1),
    currencyNegative: shapeOf(money, -1),
    percentPositive: shapeOf(percent, 0.01),
    percentNegative: shapeOf(percent, -0.01),
    negativeSign: part('minusSign', '-'),
  };
}

/** A formatted 1 with the number taken out: `{n} €`. */
function shapeOf(format: Intl.NumberFormat, value: number): string {
  const numeric = new Set(['integer', 'decimal', 'fraction', 'group']);
  let shape = '';
  for (const part of format.formatToParts(value)) {
    if (!numeric.has(part.type)) shape += part.value;
    else if (!shape.includes('{n}')) shape += '{n}';
  }
  return shape;
}

/** The currency of a locale's region; regions that are not listed use the euro. */
function currencyOf(locale: string): string {
  const region = new Intl.Locale(locale).maximize().region ?? '';
  return regionCurrencies[region] ?? 'EUR';
}

const regionCurrencies: Readonly<Record<string, string>> = {
  US: 'USD',
  GB: 'GBP',
  CH: 'CHF',
  LI: 'CHF',
  JP: 'JPY',
  CN: 'CNY',
  IN: 'INR',
  CA: 'CAD',
  AU: 'AUD',
  NZ: 'NZD',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  PL: 'PLN',
  CZ: 'CZK',
  HU: 'HUF',
  RO: 'RON',
  BG: 'BGN',
  TR: 'TRY',
  RU: 'RUB',
  UA: 'UAH',
  BR: 'BRL',
  MX: 'MXN',
  KR: 'KRW',
  ZA: 'ZAR',
  IL: 'ILS',
  SG: 'SGD',
  HK: 'HKD',
  TW: 'TWD',
  TH: 'THB',
  ID: 'IDR',
  MY: 'MYR',
  PH: 'PHP',
  VN: 'VND',
  AR: 'ARS',
  CL: 'CLP',
  CO: 'COP',
  EG: 'EGP',
  SA: 'SAR',
  AE: 'AED',
};

function datesOf(locale: string): DateFormat {
  const names = (options: Intl.DateTimeFormatOptions, dates: readonly Date[]): string[] => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return dates.map((date) => format.format(date));
  };
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2023, month, 15)));
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2023, 0, 1 + day)));
  const pattern = (options: Intl.DateTimeFormatOptions): string => patternOf(locale, options);
  const [am, pm] = dayPeriods(locale);
  return {
    ...invariantDates,
    shortDate: pattern({ dateStyle: 'short' }).replace(/y+/, 'yyyy'),
    longDate: pattern({ dateStyle: 'full' }),
    shortTime: pattern({ timeStyle: 'short' }),
    longTime: pattern({ timeStyle: 'medium' }),
    monthDay: pattern({ month: 'long', day: 'numeric' }),
    yearMonth: pattern({ year: 'numeric', month: 'long' }),
    dateSeparator: /[./-]/.exec(pattern({ dateStyle: 'short' }))?.[0] ?? '/',
    am,
    pm,
    dayNames: names({ weekday: 'long' }, days),
    shortDayNames: names({ weekday: 'short' }, days),
    monthNames: names({ month: 'long' }, months),
    shortMonthNames: names({ month: 'short' }, months),
    firstDayOfWeek: /-(US|CA|MX|BR|JP|IN|IL|KR|TW|HK|ZA)$/.test(locale) ? 0 : 1,
  };
}

function dayPeriods(locale: string): [string, string] {
  const format = new Intl.DateTimeFormat(locale, { hour: 'numeric', hour12: true, timeZone: 'UTC' });
  const at = (hour: number): string =>
    format.formatToParts(new Date(Date.UTC(2023, 0, 1, hour))).find((p) => p.type === 'dayPeriod')?.value ?? '';
  return [at(9), at(21)];
}

/** A locale's date layout in .NET's letters, read off a formatted example. */
function patternOf(locale: string, options: Intl.DateTimeFormatOptions): string {
  const sample = new Date(Date.UTC(2023, 2, 5, 7, 8, 9));
  const parts = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).formatToParts(sample);
  const twelve = parts.some((p) => p.type === 'dayPeriod');
  return parts.map((part) => letters(part, twelve)).join('');
}

function letters(part: Intl.DateTimeFormatPart, twelve: boolean): string {
  const long = part.value.length > 1;
  switch (part.type) {
    case 'year':
      return part.value.length > 2 ? 'yyyy' : 'yy';
    case 'month':
      if (/^\d+$/.test(part.value)) return long ? 'MM' : 'M';
      return 'MMMM';
    case 'day':
      return long ? 'dd' : 'd';
    case 'weekday':
      return 'dddd';
    case 'hour':
      return (twelve ? 'h' : 'H').repeat(long ? 2 : 1);
    case 'minute':
      return 'mm';
    case 'second':
      return 'ss';
    case 'dayPeriod':
      return 'tt';
    default:
      return /[A-Za-z]/.test(part.value) ? `'${part.value}'` : part.value;
  }
}
