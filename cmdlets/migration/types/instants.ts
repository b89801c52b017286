import { DateTime } from '../../../src/engine/values/datetime.js';
import { Guid } from '../../../src/engine/values/guid.js';
import { TimeSpan } from '../../../src/engine/values/timespan.js';

/** An instant of a state document (ISO 8601, UTC) as Exchange shows dates: a DateTime of kind Utc; null stays null. */
export function instantValue(instant: string | null): DateTime | null {
  return instant === null ? null : DateTime.fromUnixMilliseconds(Date.parse(instant), 'Utc');
}

/** Milliseconds as a TimeSpan. */
export function duration(milliseconds: number): TimeSpan {
  return TimeSpan.fromMilliseconds(milliseconds);
}

/** A GUID of a state document; the empty one for null. */
export function guidValue(guid: string | null): Guid {
  return Guid.parse(guid ?? '00000000-0000-0000-0000-000000000000');
}

/** A date given by a user as a state document keeps it; null when it was not given. */
export function instantText(value: DateTime | undefined): string | null {
  return value === undefined ? null : new Date(value.toUnixMilliseconds()).toISOString();
}
