import { findTimeZone } from '../../../src/engine/types/time/time-zone.js';
import { DateTime } from '../../../src/engine/values/datetime.js';
import { Guid } from '../../../src/engine/values/guid.js';
import { TimeSpan } from '../../../src/engine/values/timespan.js';

/** An instant of a state document (ISO 8601, UTC) as Exchange shows dates: a DateTime of kind Utc; null stays null. */
export function instantValue(instant: string | null): DateTime | null {
  return instant === null ? null : DateTime.fromUnixMilliseconds(Date.parse(instant), 'Utc');
}

/** As `instantValue`, on the clocks of a time zone (a Windows or IANA id; empty = UTC). */
export function instantIn(instant: string | null, zone: string): DateTime | null {
  const utc = instantValue(instant);
  return utc === null || zone === '' ? utc : findTimeZone(zone).fromUtc(utc);
}

/** Milliseconds as a TimeSpan. */
export function duration(milliseconds: number): TimeSpan {
  return TimeSpan.fromMilliseconds(milliseconds);
}

/** A GUID of a state document; the empty one for null. */
export function guidValue(guid: string | null): Guid {
  return Guid.parse(guid ?? '00000000-0000-0000-0000-000000000000');
}

/**
 * A date given by a user as a state document keeps it. A date without a zone of its own (`'9/1/2026 7:00 PM'`) is one of `zone`'s clocks (empty = UTC, as in
 * Exchange Online); `Get-Date` and dates in UTC are instants already.
 */
export function instantText(value: DateTime, zone: string): string {
  const utc = value.kind === 'Unspecified' && zone === '' ? value.as('Utc') : value;
  const instant = zone === '' ? utc : findTimeZone(zone).toUtc(utc);
  return new Date(instant.toUnixMilliseconds()).toISOString();
}
