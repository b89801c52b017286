import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, int32Array, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { range } from '../../src/engine/command/validation.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { TimeoutException } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { findProcesses } from './processes/find-processes.js';
import { isAlive, type ProcessFacts } from './processes/process-info.js';
import { processArray } from './processes/process-parameters.js';
import { Process } from './processes/process-type.js';

/** Waits until programs have ended. */
export const WaitProcess = cmdlet({
  name: 'Wait-Process',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Waits until programs have ended.',
  defaultSet: 'Name',
  sets: ['Name', 'Id', 'InputObject'],
  parameters: {
    Name: {
      type: stringArray,
      help: 'Names; wildcards are allowed.',
      aliases: ['ProcessName'],
      wildcards: true,
      sets: { Name: { mandatory: true, position: 0, byName: true } },
    },
    Id: {
      type: int32Array,
      help: 'Process numbers.',
      aliases: ['PID', 'ProcessId'],
      sets: { Id: { mandatory: true, position: 0, byName: true } },
    },
    InputObject: {
      type: processArray,
      help: 'Process objects.',
      sets: { InputObject: { mandatory: true, pipeline: true } },
    },
    Timeout: {
      type: int32,
      help: 'Seconds after which it gives up.',
      aliases: ['TimeoutSec'],
      position: 1,
      validate: [range(0, 32767)],
    },
    Any: { type: switchParameter, help: 'Until one of them has ended.' },
    PassThru: { type: switchParameter, help: 'Writes the processes.' },
  },
  run(context) {
    const waiting: ProcessFacts[] = [];
    return {
      process() {
        waiting.push(...findProcesses(context));
      },
      end() {
        const { Timeout, Any, PassThru } = context.parameters;
        const deadline = Timeout === undefined ? Number.POSITIVE_INFINITY : Date.now() + Timeout * 1000;
        const open = (): ProcessFacts[] => waiting.filter(({ id }) => isAlive(id));
        for (let left = open(); left.length > 0 && !(Any && left.length < waiting.length); left = open()) {
          if (Date.now() >= deadline) {
            for (const facts of left) {
              const { name, id } = facts;
              const message = `This command stopped operation because process "${name} (${id})" is not stopped in the specified time-out.`;
              context.writeError(
                errorRecord({
                  exception: newException(TimeoutException, message),
                  id: 'ProcessNotTerminated',
                  category: 'CloseError',
                  target: new Process(facts),
                }),
              );
            }
            break;
          }
          context.session.sleep(100);
        }
        if (PassThru) for (const facts of waiting) context.write(new Process(facts));
      },
    };
  },
});
