import { FormatException, OverflowException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError, type TerminatingError } from '../../errors/terminating.js';
import { TimeSpan, ticksPer } from '../../values/timespan.js';

/** `TimeSpan.Parse`: `[-][d.]hh:mm[:ss[.fffffff]]`, `[-]d:hh:mm:ss`, or days alone. Errors: FormatException, OverflowException. */
export function parseSpan(text: string): TimeSpan {
  const match = /^\s*(-?)(?:(\d+)(?:\.|:(?=\d+:\d+:\d+)))?(\d+):(\d+)(?::(\d+)(?:\.(\d{1,7}))?)?\s*$/.exec(text);
  const days = /^\s*(-?)(\d+)\s*$/.exec(text);
  if (!match && !days)
    throw netError(newException(FormatException, `String '${text}' was not recognized as a valid TimeSpan.`));
  const [sign, day, hour, minute, second, fraction] = match
    ? [match[1], match[2], match[3], match[4], match[5], match[6]]
    : [days![1], days![2], '0', '0', '0', ''];
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) throw overflow(text);
  const ticks =
    BigInt(day ?? 0) * ticksPer.day +
    BigInt(hour!) * ticksPer.hour +
    BigInt(minute!) * ticksPer.minute +
    BigInt(second ?? 0) * ticksPer.second +
    BigInt((fraction ?? '').padEnd(7, '0'));
  if (ticks > 9223372036854775807n) throw overflow(text);
  return new TimeSpan(sign === '-' ? -ticks : ticks);
}

function overflow(text: string): TerminatingError {
  const message = `The TimeSpan string '${text}' could not be parsed because at least one of the numeric components is out of range or contains too many digits.`;
  return netError(newException(OverflowException, message));
}

/** Reads a text in one of some formats. Error: FormatException. */
export function parseSpanExact(text: string, formats: readonly string[]): TimeSpan {
  for (const format of formats) {
    if (format === 'c' || format === 'g' || format === 'G') return parseSpan(text);
    const span = matchSpan(text, format);
    if (span) return span;
  }
  throw netError(newException(FormatException, 'Input string was not in a correct format.'));
}

/** Reads a text by a custom pattern, by way of a regular expression. */
function matchSpan(text: string, format: string): TimeSpan | null {
  const letters: string[] = [];
  const source = format.replace(
    /\\(.)|'([^']*)'|"([^"]*)"|%|(d+|h+|m+|s+|f+|F+)|(.)/g,
    (_all, escaped, quoted, double, run, other) => {
      if (run) {
        letters.push(run);
        return run.length === 1 && !/f/i.test(run)
          ? '(\\d{1,2})'
          : /F/.test(run)
            ? `(\\d{0,${run.length}})`
            : `(\\d{${run.length}})`;
      }
      return (escaped ?? quoted ?? double ?? other ?? '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    },
  );
  const match = new RegExp(`^${source}$`).exec(text);
  if (!match) return null;
  const units: Readonly<Record<string, bigint>> = {
    d: ticksPer.day,
    h: ticksPer.hour,
    m: ticksPer.minute,
    s: ticksPer.second,
  };
  let ticks = 0n;
  letters.forEach((run, i) => {
    const digits = match[i + 1]!;
    const size = units[run[0]!];
    ticks += size === undefined ? BigInt(digits.padEnd(7, '0')) : BigInt(digits || '0') * size;
  });
  return new TimeSpan(ticks);
}
