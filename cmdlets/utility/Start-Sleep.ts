import { cmdlet } from '../../src/engine/command/definition.js';
import { double, int32, timeSpan } from '../../src/engine/command/parameter-types.js';
import { range, type Validation } from '../../src/engine/command/validation.js';
import { Double, type NumericValue, toDouble } from '../../src/engine/values/numbers.js';

/** A TimeSpan as far as this cmdlet looks at it: ticks of 100 nanoseconds. */
interface Span {
  readonly ticks: bigint;
}

const notNegative: Validation = {
  kind: 'ValidateRange',
  values: null,
  text: 'range:NonNegative',
  check: (_ctx, value) =>
    (value as Span).ticks < 0n
      ? 'The argument is a negative length of time. Supply an argument that is greater than or equal to zero and then try the command again.'
      : null,
};

/** Waits. */
export const StartSleep = cmdlet({
  name: 'Start-Sleep',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Waits.',
  aliases: ['sleep'],
  defaultSet: 'Seconds',
  sets: ['Seconds', 'Milliseconds', 'FromTimeSpan'],
  parameters: {
    Seconds: {
      type: double,
      help: 'How many seconds to wait; fractions count.',
      sets: { Seconds: { mandatory: true, position: 0, pipeline: true, byName: true } },
      validate: [range(new Double(0), new Double(2147483))],
    },
    Milliseconds: {
      type: int32,
      help: 'How many milliseconds to wait.',
      aliases: ['ms'],
      sets: { Milliseconds: { mandatory: true, byName: true } },
      validate: [range(0, 2147483647)],
    },
    Duration: {
      type: timeSpan,
      help: 'How long to wait.',
      aliases: ['ts'],
      sets: { FromTimeSpan: { mandatory: true, position: 0, pipeline: true, byName: true } },
      validate: [notNegative],
    },
  },
  examples: [{ code: 'Start-Sleep -Milliseconds 10', remarks: 'A hundredth of a second.' }],
  run: (context) => ({
    process() {
      const { Seconds, Milliseconds, Duration } = context.parameters;
      context.host.sleep(milliseconds(Seconds as NumericValue | undefined, Milliseconds, Duration as Span | undefined));
    },
  }),
});

function milliseconds(
  seconds: NumericValue | undefined,
  given: number | undefined,
  duration: Span | undefined,
): number {
  if (duration) return Number(duration.ticks) / 10_000;
  return seconds === undefined ? (given ?? 0) : toDouble(seconds) * 1000;
}
