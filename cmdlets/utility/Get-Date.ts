import { cmdlet } from '../../src/engine/command/definition.js';
import { dateTime, enumType, int32, int64, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { range } from '../../src/engine/command/validation.js';
import { formatValue } from '../../src/engine/operators/composite-format.js';
import type { DateTime } from '../../src/engine/values/datetime.js';
import { invokeMethod } from '../../src/engine/values/methods.js';
import { adjustedDate, dateOf, formatNames, withHint } from './dates/date-parts.js';
import { unixFormat } from './dates/unix-format.js';

/** Gets the date and time. */
export const GetDate = cmdlet({
  name: 'Get-Date',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets the date and time.',
  defaultSet: 'DateAndFormat',
  sets: ['DateAndFormat', 'DateAndUFormat', 'UnixTimeSecondsAndFormat', 'UnixTimeSecondsAndUFormat'],
  outputTypes: ['System.DateTime', 'System.String'],
  parameters: {
    Date: {
      type: dateTime,
      help: 'The date and time; now if left out.',
      aliases: ['LastWriteTime'],
      sets: {
        DateAndFormat: { position: 0, pipeline: true, byName: true },
        DateAndUFormat: { position: 0, pipeline: true, byName: true },
      },
    },
    UnixTimeSeconds: {
      type: int64,
      help: 'The time as seconds since 1970 began, UTC.',
      aliases: ['UnixTime'],
      sets: { UnixTimeSecondsAndFormat: { mandatory: true }, UnixTimeSecondsAndUFormat: { mandatory: true } },
      validate: [range(-62135596800n, 253402300799n)],
    },
    Year: { type: int32, help: 'The year.', validate: [range(1, 9999)] },
    Month: { type: int32, help: 'Month of the year.', validate: [range(1, 12)] },
    Day: { type: int32, help: 'Day of the month.', validate: [range(1, 31)] },
    Hour: { type: int32, help: 'The hour.', validate: [range(0, 23)] },
    Minute: { type: int32, help: 'The minute.', validate: [range(0, 59)] },
    Second: { type: int32, help: 'The second.', validate: [range(0, 59)] },
    Millisecond: { type: int32, help: 'The millisecond.', validate: [range(0, 999)] },
    DisplayHint: {
      type: enumType('Microsoft.PowerShell.Commands.DisplayHintType', ['Date', 'Time', 'DateTime']),
      help: 'Which parts are shown: Date, Time or DateTime.',
    },
    UFormat: {
      type: string,
      help: 'A format of the Unix command date.',
      sets: { DateAndUFormat: { mandatory: true }, UnixTimeSecondsAndUFormat: { mandatory: true } },
    },
    Format: {
      type: string,
      help: 'A .NET format, or FileDate, FileDateTime, FileDateUniversal, FileDateTimeUniversal.',
      sets: { DateAndFormat: {}, UnixTimeSecondsAndFormat: {} },
    },
    AsUTC: { type: switchParameter, help: 'Converts the time to UTC.' },
  },
  examples: [
    { code: "Get-Date '2024-03-05' -Format 'yyyy/MM'", remarks: '2024/03.' },
    { code: "Get-Date '2024-03-05 14:07' -UFormat '%H:%M'", remarks: '14:07.' },
  ],
  run: (context) => ({
    process() {
      const { parameters: p, script } = context;
      let date = adjustedDate(script, dateOf(script, p.Date, p.UnixTimeSeconds), p, (name) => context.isBound(name));
      const named = p.Format === undefined ? undefined : formatNames[p.Format.toLowerCase()];
      if (p.AsUTC || named?.universal) date = invokeMethod(script, date, 'ToUniversalTime', []) as DateTime;
      if (p.UFormat !== undefined) context.write(unixFormat(script, date, p.UFormat));
      else if (p.Format !== undefined) context.write(formatValue(script, date, named?.pattern ?? p.Format));
      else context.write(withHint(date, p.DisplayHint ?? 'DateTime'));
    },
  }),
});
