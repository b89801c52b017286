import { cmdlet } from '../../src/engine/command/definition.js';
import { int32Array, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { ProcessCommandException } from '../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { findProcesses } from './processes/find-processes.js';
import { processArray } from './processes/process-parameters.js';
import { Process } from './processes/process-type.js';

/** Ends running programs. */
export const StopProcess = cmdlet({
  name: 'Stop-Process',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Ends running programs.',
  aliases: ['kill', 'spps'],
  defaultSet: 'Id',
  sets: ['Id', 'Name', 'InputObject'],
  shouldProcess: true,
  outputTypes: ['System.Diagnostics.Process'],
  parameters: {
    Id: { type: int32Array, help: 'Process numbers.', sets: { Id: { mandatory: true, position: 0, byName: true } } },
    Name: {
      type: stringArray,
      help: 'Names; wildcards are allowed.',
      aliases: ['ProcessName'],
      wildcards: true,
      sets: { Name: { mandatory: true, byName: true } },
    },
    InputObject: {
      type: processArray,
      help: 'Process objects.',
      sets: { InputObject: { mandatory: true, position: 0, pipeline: true } },
    },
    PassThru: { type: switchParameter, help: 'Writes the process.' },
    Force: { type: switchParameter, help: 'Does not ask.' },
  },
  run: (context) => ({
    process() {
      for (const facts of findProcesses(context)) {
        if (!context.shouldProcess(`${facts.name} (${facts.id})`)) continue;
        try {
          process.kill(facts.id, 'SIGKILL');
          if (context.parameters.PassThru) context.write(new Process(facts));
        } catch (error) {
          const message = `Cannot stop process "${facts.name} (${facts.id})" because of the following error: ${error instanceof Error ? error.message : String(error)}`;
          context.writeError(
            errorRecord({
              exception: newException(ProcessCommandException, message),
              id: 'CouldNotStopProcess',
              category: 'CloseError',
              target: new Process(facts),
            }),
          );
        }
      }
    },
  }),
});
