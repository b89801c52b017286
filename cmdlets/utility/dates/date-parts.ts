import { unwrap } from '../../../src/engine/values/custom-object.js';
import { DateTime } from '../../../src/engine/values/datetime.js';
import { enumOf } from '../../../src/engine/values/enums.js';
import { MemberSet, putMember } from '../../../src/engine/values/member-set.js';
import { invokeMethod } from '../../../src/engine/values/methods.js';
import { Double } from '../../../src/engine/values/numbers.js';
import { getProperty } from '../../../src/engine/values/properties.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import type { Value } from '../../../src/engine/values/value.js';

/** Formats with a name: for the names of files. */
export const formatNames: Readonly<Record<string, { readonly pattern: string; readonly universal: boolean }>> = {
  filedate: { pattern: 'yyyyMMdd', universal: false },
  filedateuniversal: { pattern: 'yyyyMMddZ', universal: true },
  filedatetime: { pattern: 'yyyyMMddTHHmmssffff', universal: false },
  filedatetimeuniversal: { pattern: 'yyyyMMddTHHmmssffffZ', universal: true },
};

/** Parts of a date that Get-Date can set. */
export interface DateParts {
  readonly Year: number | undefined;
  readonly Month: number | undefined;
  readonly Day: number | undefined;
  readonly Hour: number | undefined;
  readonly Minute: number | undefined;
  readonly Second: number | undefined;
  readonly Millisecond: number | undefined;
}

const partMethods: readonly (readonly [keyof DateParts, string])[] = [
  ['Year', 'AddYears'],
  ['Month', 'AddMonths'],
  ['Day', 'AddDays'],
  ['Hour', 'AddHours'],
  ['Minute', 'AddMinutes'],
  ['Second', 'AddSeconds'],
  ['Millisecond', 'AddMilliseconds'],
];

/** The given date, the one of a Unix time, or now. */
export function dateOf(ctx: ScriptContext, given: Value, unixSeconds: bigint | undefined): DateTime {
  if (unixSeconds !== undefined) {
    return invokeMethod(
      ctx,
      DateTime.fromUnixMilliseconds(Number(unixSeconds) * 1000, 'Utc'),
      'ToLocalTime',
      [],
    ) as DateTime;
  }
  const inner = unwrap(given);
  return inner instanceof DateTime ? inner : DateTime.fromUnixMilliseconds(Date.now(), 'Local');
}

/** The date with the parts that were given in place of its own. */
export function adjustedDate(
  ctx: ScriptContext,
  date: DateTime,
  parts: DateParts,
  isBound: (name: keyof DateParts) => boolean,
): DateTime {
  let result = date;
  for (const [part, method] of partMethods) {
    const wanted = parts[part];
    if (wanted === undefined || !isBound(part)) continue;
    const offset = wanted - (getProperty(ctx, result, part) as number);
    const amount = part === 'Year' || part === 'Month' ? offset : new Double(offset);
    result = invokeMethod(ctx, result, method, [amount]) as DateTime;
    if (part === 'Millisecond') result = new DateTime(result.ticks - (result.ticks % 10_000n), result.kind);
  }
  return result;
}

/** A copy of the date that carries which parts of it are shown, as every date of Get-Date does. */
export function withHint(date: DateTime, hint: string): DateTime {
  const copy = new DateTime(date.ticks, date.kind);
  copy.members = new MemberSet();
  putMember(copy.members, 'DisplayHint', 'NoteProperty', enumOf('Microsoft.PowerShell.Commands.DisplayHintType', hint));
  return copy;
}
