import { DateTimeOffset } from '../../../src/engine/values/date-time-offset.js';
import { DateTime, isValidDate } from '../../../src/engine/values/datetime.js';
import type { Value } from '../../../src/engine/values/value.js';

/** What strings that look like dates become. */
export const dateKinds = ['Default', 'Local', 'Utc', 'Offset', 'String'] as const;

/** A name of `dateKinds`, as `ConvertFrom-Json -DateKind` takes it. */
export type DateKind = (typeof dateKinds)[number];

const iso = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7})\d*)?(?:(Z)|([+-])(\d\d):?(\d\d))?$/;

/** The date of an ISO 8601 text with a time, as Newtonsoft recognizes them; null for other texts. */
export function isoDate(text: string, kind: DateKind): Value {
  if (kind === 'String' || text.length < 19 || text.charCodeAt(4) !== 45) return null;
  const match = iso.exec(text);
  if (!match) return null;
  const part = (index: number): number => Number(match[index] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  if (!isValidDate(year, month, day) || hour > 23 || minute > 59 || second > 59) return null;
  const fraction = BigInt((match[7] ?? '').padEnd(7, '0'));
  const { ticks } = DateTime.of({ year, month, day }, { hour, minute, second });
  const plain = new DateTime(ticks + fraction, 'Unspecified');
  const offset = match[9] ? (part(10) * 60 + part(11)) * (match[9] === '-' ? -1 : 1) : null;
  return converted(plain, match[8] ? 0 : offset, match[8] === 'Z', kind);
}

function converted(plain: DateTime, offset: number | null, utc: boolean, kind: DateKind): Value {
  if (kind === 'Offset') return new DateTimeOffset(plain, offset ?? plain.as('Local').offsetMinutes);
  const instant = offset === null ? null : new DateTime(plain.ticks - BigInt(offset) * 600_000_000n, 'Utc');
  if (kind === 'Utc') return instant ?? plain.as('Utc');
  if (kind === 'Local') return instant ? instant.toLocal() : plain.as('Local');
  if (!instant) return plain;
  return utc ? instant : instant.toLocal();
}
