import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, objectArray, psobject, scriptBlock, string } from '../../src/engine/command/parameter-types.js';
import { range } from '../../src/engine/command/validation.js';
import type { Value } from '../../src/engine/values/value.js';
import { startJob } from '../core/jobs/start.js';

/** Starts a background job in a thread. */
export const StartThreadJob = cmdlet({
  name: 'Start-ThreadJob',
  module: 'Microsoft.PowerShell.ThreadJob',
  synopsis: 'Starts a background job in a thread.',
  description: [
    'As with Start-Job, what goes in and comes out crosses the border as copies; every job starts at once.',
  ],
  defaultSet: 'ScriptBlock',
  sets: ['ScriptBlock', 'FilePath'],
  parameters: {
    ScriptBlock: { type: scriptBlock, help: 'What to run.', sets: { ScriptBlock: { mandatory: true, position: 0 } } },
    FilePath: { type: string, help: 'A script file to run.', sets: { FilePath: { mandatory: true, position: 0 } } },
    Name: { type: string, help: 'The name of the job.', byName: true },
    InitializationScript: { type: scriptBlock, help: 'What to run before it.' },
    InputObject: { type: psobject, help: 'Its input.', pipeline: true },
    ArgumentList: { type: objectArray, help: 'Its arguments.' },
    ThrottleLimit: {
      type: int32,
      help: 'How many may run at the same time; each starts at once here.',
      validate: [range(1, 1000000)],
    },
  },
  examples: [{ code: 'Start-ThreadJob { 1 + 1 } | Receive-Job -Wait -AutoRemoveJob', remarks: 'What the job wrote.' }],
  run(context) {
    const input: Value[] = [];
    return {
      process() {
        if (context.expectingInput) input.push(context.input);
      },
      end() {
        startJob(context, context.parameters, input, 'ThreadJob');
      },
    };
  },
});
