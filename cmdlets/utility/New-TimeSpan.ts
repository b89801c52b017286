import { cmdlet } from '../../src/engine/command/definition.js';
import { dateTime, int32 } from '../../src/engine/command/parameter-types.js';
import { ArgumentOutOfRangeException } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { netError } from '../../src/engine/errors/terminating.js';
import { DateTime } from '../../src/engine/values/datetime.js';
import { TimeSpan } from '../../src/engine/values/timespan.js';

/** Makes a length of time, or takes the one between two times. */
export const NewTimeSpan = cmdlet({
  name: 'New-TimeSpan',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes a length of time, or takes the one between two times.',
  defaultSet: 'Date',
  sets: ['Date', 'Time'],
  outputTypes: ['System.TimeSpan'],
  parameters: {
    Start: {
      type: dateTime,
      help: 'The beginning of the period; now if left out.',
      aliases: ['LastWriteTime'],
      sets: { Date: { position: 0, pipeline: true, byName: true } },
    },
    End: {
      type: dateTime,
      help: 'The end of the period; now if left out.',
      sets: { Date: { position: 1, byName: true } },
    },
    Days: { type: int32, help: 'Number of days.', sets: { Time: {} } },
    Hours: { type: int32, help: 'Number of hours.', sets: { Time: {} } },
    Minutes: { type: int32, help: 'Number of minutes.', sets: { Time: {} } },
    Seconds: { type: int32, help: 'Number of seconds.', sets: { Time: {} } },
    Milliseconds: { type: int32, help: 'Number of milliseconds.', sets: { Time: {} } },
  },
  examples: [{ code: '(New-TimeSpan -Hours 25).Days', remarks: '1.' }],
  run: (context) => ({
    process() {
      const { parameters: p } = context;
      if (context.parameterSet === 'Date') {
        const now = DateTime.fromUnixMilliseconds(Date.now(), 'Local');
        const start = (p.Start ?? now) as DateTime;
        const end = (p.End ?? now) as DateTime;
        context.write(new TimeSpan(end.ticks - start.ticks));
        return;
      }
      const seconds = (((p.Days ?? 0) * 24 + (p.Hours ?? 0)) * 60 + (p.Minutes ?? 0)) * 60 + (p.Seconds ?? 0);
      const ticks = BigInt(seconds) * 10_000_000n + BigInt(p.Milliseconds ?? 0) * 10_000n;
      if (BigInt.asIntN(64, ticks) !== ticks) {
        const message = 'TimeSpan overflowed because the duration is too long.';
        throw netError(newException(ArgumentOutOfRangeException, message));
      }
      context.write(new TimeSpan(ticks));
    },
  }),
});
