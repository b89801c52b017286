import { NetObject } from './value.js';

/** How a culture writes numbers. Lengths are the default digits of `N`, `F`, `P` and `C` (ICU's data, as .NET on Linux uses). */
export interface NumberFormat {
  readonly decimalSeparator: string;
  readonly groupSeparator: string;
  readonly groupSize: number;
  readonly numberDigits: number;
  readonly currencySymbol: string;
  readonly currencyDigits: number;
  /** `{n}` stands for the number: `-{n}`, `(${n})`. */
  readonly currencyPositive: string;
  readonly currencyNegative: string;
  readonly percentPositive: string;
  readonly percentNegative: string;
  readonly percentDigits: number;
  readonly negativeSign: string;
  readonly nan: string;
  readonly positiveInfinity: string;
  readonly negativeInfinity: string;
}

/** How a culture writes dates; patterns in .NET's letters. */
export interface DateFormat {
  readonly shortDate: string;
  readonly longDate: string;
  readonly shortTime: string;
  readonly longTime: string;
  readonly monthDay: string;
  readonly yearMonth: string;
  readonly dateSeparator: string;
  readonly timeSeparator: string;
  readonly am: string;
  readonly pm: string;
  readonly dayNames: readonly string[];
  readonly shortDayNames: readonly string[];
  readonly monthNames: readonly string[];
  readonly shortMonthNames: readonly string[];
  /** 0 is Sunday. */
  readonly firstDayOfWeek: number;
}

/** `System.Globalization.CultureInfo`. */
export class CultureInfo extends NetObject {
  /** `en-US`; empty for the invariant culture. */
  readonly name: string;
  readonly number: NumberFormat;
  readonly date: DateFormat;

  constructor(name: string, number: NumberFormat, date: DateFormat) {
    super();
    this.name = name;
    this.number = number;
    this.date = date;
  }
}
