import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { traceListeners, traceOption } from './output/trace-rows.js';
import { noTraceSource } from './output/trace-sources.js';

const optionsSet = { optionsSet: {} } as const;

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
    Option: { ...traceOption, sets: { optionsSet: { position: 1, byName: true } } },
    ListenerOption: { ...traceListeners.ListenerOption, sets: optionsSet },
    FilePath: { ...traceListeners.FilePath, sets: optionsSet },
    Force: { ...traceListeners.Force, sets: optionsSet },
    Debugger: { ...traceListeners.Debugger, sets: optionsSet },
    PSHost: { ...traceListeners.PSHost, sets: optionsSet },
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
