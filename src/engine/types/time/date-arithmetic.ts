import { ArgumentOutOfRangeException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { DateTime, type DateTimeKind, maxDateTicks } from '../../values/datetime.js';
import type { Double } from '../../values/numbers.js';
import { TimeSpan } from '../../values/timespan.js';

/** A date of so many ticks (100 ns since year 1). Error: ArgumentOutOfRangeException outside of years 1 to 9999. */
export function checked(ticks: bigint, kind: DateTimeKind, parameter = 'value'): DateTime {
  if (ticks < 0n || ticks > maxDateTicks) {
    const message = `The added or subtracted value results in an un-representable DateTime. (Parameter '${parameter}')`;
    throw netError(newException(ArgumentOutOfRangeException, message));
  }
  return new DateTime(ticks, kind);
}

/** A date moved by so many ticks. */
export function plus(self: DateTime, ticks: bigint): DateTime {
  return checked(self.ticks + ticks, self.kind);
}

/** `AddDays` and the like for a unit of so many ticks. */
export const unit =
  (size: bigint) =>
  (self: DateTime, [count]: [Double]): DateTime =>
    plus(self, TimeSpan.fromUnits(count.value, size).ticks);

/** `AddMonths`; the day is the last one where the month is shorter. */
export function addMonths(self: DateTime, months: number): DateTime {
  const moved = self.addMonths(months);
  return checked(moved.ticks, moved.kind, 'months');
}
