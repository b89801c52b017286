import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty, range } from '../../src/engine/command/validation.js';
import { PSArgumentException } from '../../src/engine/errors/engine-exceptions.js';
import { withParameter } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { engineError } from '../../src/engine/errors/terminating.js';

/** Shows how far something has come. */
export const WriteProgress = cmdlet({
  name: 'Write-Progress',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Shows how far something has come.',
  parameters: {
    Activity: { type: string, help: 'What is being done: the first line.', position: 0 },
    Status: { type: string, help: 'The state of what is being done.', position: 1, validate: [notNullOrEmpty] },
    Id: { type: int32, help: 'Tells several progresses apart.', position: 2, validate: [range(0, 2147483647)] },
    PercentComplete: { type: int32, help: 'How much is done, 0 to 100; -1 for unknown.', validate: [range(-1, 100)] },
    SecondsRemaining: { type: int32, help: 'How many seconds are left; -1 for unknown.' },
    CurrentOperation: { type: string, help: 'The line below the bar.' },
    ParentId: { type: int32, help: 'The progress this one belongs under.', validate: [range(-1, 2147483647)] },
    Completed: { type: switchParameter, help: 'Takes the progress off the screen.' },
    SourceId: { type: int32, help: 'Where the progress comes from.' },
  },
  examples: [
    { code: "Write-Progress -Activity 'Moving' -Status '1 of 2' -PercentComplete 50", remarks: 'A bar at one half.' },
  ],
  run: (context) => ({
    process() {
      const p = context.parameters;
      if (p.Activity === undefined) throw missingActivity();
      context.progress({
        id: p.Id ?? 0,
        parentId: p.ParentId ?? -1,
        activity: p.Activity ?? '',
        status: p.Status ?? 'Processing',
        operation: p.CurrentOperation ?? '',
        percent: p.PercentComplete ?? -1,
        secondsRemaining: p.SecondsRemaining ?? -1,
        completed: p.Completed,
      });
    },
  }),
});

/** Without an activity there is nothing to show. */
function missingActivity(): Error {
  const message = withParameter('Missing value for mandatory parameter.', 'Activity');
  return engineError(newException(PSArgumentException, message), 'Argument', 'InvalidArgument');
}
