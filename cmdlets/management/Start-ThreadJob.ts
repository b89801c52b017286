import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, objectArray, psobject, scriptBlock, string } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Starts a background job in a thread. */
export const StartThreadJob = cmdlet({
  name: 'Start-ThreadJob',
  module: 'Microsoft.PowerShell.ThreadJob',
  synopsis: 'Starts a background job in a thread.',
  defaultSet: 'ScriptBlock',
  sets: ['ScriptBlock', 'FilePath'],
  parameters: {
    ScriptBlock: { type: scriptBlock, help: 'What to run.', sets: { ScriptBlock: { mandatory: true, position: 0 } } },
    FilePath: { type: string, help: 'A script file to run.', sets: { FilePath: { mandatory: true, position: 0 } } },
    Name: { type: string, help: 'The name of the job.', byName: true },
    InitializationScript: { type: scriptBlock, help: 'What to run before it.' },
    InputObject: { type: psobject, help: 'Its input.', pipeline: true },
    ArgumentList: { type: objectArray, help: 'Its arguments.' },
    ThrottleLimit: { type: int32, help: 'How many may run at the same time.' },
  },
  run: (context) => notHere(context, 'Start-Job does it.'),
});
