import { cmdlet } from '../../src/engine/command/definition.js';
import { notHere } from '../core/not-here.js';
import { debuggedRunspaces } from './debugging/runspace-parameters.js';

/** Switches debugging of runspaces off. */
export const DisableRunspaceDebug = cmdlet({
  name: 'Disable-RunspaceDebug',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Switches debugging of runspaces off.',
  defaultSet: 'RunspaceNameParameterSet',
  sets: [
    'RunspaceNameParameterSet',
    'RunspaceParameterSet',
    'RunspaceIdParameterSet',
    'RunspaceInstanceIdParameterSet',
    'ProcessNameParameterSet',
  ],
  parameters: {
    ...debuggedRunspaces,
  },
  run: (context) => notHere(context, 'there is no debugger.'),
});
