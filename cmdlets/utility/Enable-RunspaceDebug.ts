import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';
import { debuggedRunspaces } from './debugging/runspace-parameters.js';

/** Switches debugging of runspaces on. */
export const EnableRunspaceDebug = cmdlet({
  name: 'Enable-RunspaceDebug',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Switches debugging of runspaces on.',
  defaultSet: 'RunspaceNameParameterSet',
  sets: [
    'RunspaceNameParameterSet',
    'RunspaceParameterSet',
    'RunspaceIdParameterSet',
    'RunspaceInstanceIdParameterSet',
    'ProcessNameParameterSet',
  ],
  parameters: {
    BreakAll: {
      type: switchParameter,
      sets: {
        RunspaceParameterSet: { position: 1 },
        RunspaceNameParameterSet: { position: 1 },
        RunspaceIdParameterSet: { position: 1 },
      },
      help: 'Stops in the debugger at once.',
    },
    ...debuggedRunspaces,
  },
  run: (context) => notHere(context, 'there is no debugger.'),
});
