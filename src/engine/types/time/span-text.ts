import type { CultureInfo } from '../../values/culture.js';
import { TimeSpan } from '../../values/timespan.js';
import { badFormat } from './date-format.js';

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

/** A TimeSpan by a .NET format: `c`, `g`, `G` or a custom pattern. Error: FormatException. */
export function spanText(self: TimeSpan, format: string, { number }: CultureInfo): string {
  if (format === '' || format === 'c' || format === 't' || format === 'T') return self.toString();
  const size = self.ticks < 0n ? new TimeSpan(-self.ticks) : self;
  const sign = self.ticks < 0n ? '-' : '';
  const clock = `${pad(size.minutes, 2)}:${pad(size.seconds, 2)}`;
  const fraction = pad(size.fraction, 7);
  if (format === 'g') {
    const rest = fraction.replace(/0+$/, '');
    return `${sign}${size.days > 0 ? `${size.days}:` : ''}${size.hours}:${clock}${rest ? number.decimalSeparator + rest : ''}`;
  }
  if (format === 'G') return `${sign}${size.days}:${pad(size.hours, 2)}:${clock}${number.decimalSeparator}${fraction}`;
  return customSpan(size, format);
}

function customSpan(size: TimeSpan, format: string): string {
  let text = '';
  for (let i = 0; i < format.length; ) {
    const c = format[i]!;
    if (c === '\\') {
      text += format[i + 1] ?? '';
      i += 2;
      continue;
    }
    if (c === "'" || c === '"') {
      const close = format.indexOf(c, i + 1);
      if (close < 0) throw badFormat();
      text += format.slice(i + 1, close);
      i = close + 1;
      continue;
    }
    if (c === '%') {
      i++;
      continue;
    }
    let run = 1;
    while (format[i + run] === c) run++;
    text += spanField(size, c, run);
    i += run;
  }
  return text;
}

function spanField(size: TimeSpan, letter: string, run: number): string {
  switch (letter) {
    case 'd':
      return pad(size.days, run);
    case 'h':
      return pad(size.hours, run);
    case 'm':
      return pad(size.minutes, run);
    case 's':
      return pad(size.seconds, run);
    case 'f':
      return pad(size.fraction, 7).slice(0, run);
    case 'F':
      return pad(size.fraction, 7).slice(0, run).replace(/0+$/, '');
    default:
      throw badFormat();
  }
}
