import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, string } from '../../src/engine/command/parameter-types.js';
import { range } from '../../src/engine/command/validation.js';
import { waitForEvent } from './events/wait.js';

/** Waits until an event is in the queue. */
export const WaitEvent = cmdlet({
  name: 'Wait-Event',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Waits until an event is in the queue.',
  outputTypes: ['System.String'],
  parameters: {
    SourceIdentifier: { type: string, position: 0, byName: true, help: 'The name of the source.' },
    Timeout: {
      type: int32,
      aliases: ['TimeoutSec'],
      validate: [range(-1, 2147483647)],
      help: 'Waits at most so many seconds; -1 waits for ever.',
    },
  },
  examples: [
    {
      code: '$null = New-Event Demo; (Wait-Event Demo).SourceIdentifier',
      remarks: 'Demo: it was in the queue already.',
    },
  ],
  run: (context) => ({ process: () => waitForEvent(context) }),
});
