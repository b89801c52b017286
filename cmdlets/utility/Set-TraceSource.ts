import { cmdlet } from '../../src/engine/command/definition.js';
import { flagsType, string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { noTraceSource } from './output/trace-sources.js';

/** Sets up the traces of PowerShell's own sources; this shell has none. */
export const SetTraceSource = cmdlet({
  name: 'Set-TraceSource',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: "Sets up the traces of PowerShell's own sources; this shell has none.",
  defaultSet: 'optionsSet',
  sets: ['optionsSet', 'removeAllListenersSet', 'removeFileListenersSet'],
  parameters: {
    Name: {
      type: stringArray,
      help: 'The name; wildcards are allowed.',
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
    },
    Option: {
      type: flagsType('System.Management.Automation.PSTraceSourceOptions', [
        'None',
        'Constructor',
        'Dispose',
        'Finalizer',
        'Method',
        'Property',
        'Delegates',
        'Events',
        'Exception',
        'Lock',
        'Error',
        'Errors',
        'Warning',
        'Verbose',
        'WriteLine',
        'Data',
        'Scope',
        'ExecutionFlow',
        'Assert',
        'All',
      ]),
      help: 'Which events are traced.',
      sets: { optionsSet: { position: 1, byName: true } },
    },
    ListenerOption: {
      type: flagsType('System.Diagnostics.TraceOptions', [
        'None',
        'LogicalOperationStack',
        'DateTime',
        'Timestamp',
        'ProcessId',
        'ThreadId',
        'Callstack',
      ]),
      help: 'What each line of the trace holds.',
      sets: { optionsSet: {} },
    },
    FilePath: { type: string, help: 'The file to write to.', aliases: ['PSPath', 'Path'], sets: { optionsSet: {} } },
    Force: { type: switchParameter, help: 'Overrides what stands in the way.', sets: { optionsSet: {} } },
    Debugger: { type: switchParameter, help: 'Sends the trace to the debugger.', sets: { optionsSet: {} } },
    PSHost: { type: switchParameter, help: 'Sends the trace to the screen.', sets: { optionsSet: {} } },
    RemoveListener: {
      type: stringArray,
      help: 'Stops these listeners.',
      sets: { removeAllListenersSet: {} },
      validate: [notNullOrEmpty],
    },
    RemoveFileListener: {
      type: stringArray,
      help: 'Stops the trace to these files.',
      sets: { removeFileListenersSet: {} },
      validate: [notNullOrEmpty],
    },
    PassThru: {
      type: switchParameter,
      help: 'Outputs the object, which is not output otherwise.',
      sets: { optionsSet: {} },
    },
  },
  run: (context) => ({
    process: () => {
      for (const name of context.parameters.Name) context.writeError(noTraceSource(name));
    },
  }),
});
