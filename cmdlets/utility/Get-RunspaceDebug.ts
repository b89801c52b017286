import { cmdlet } from '../../src/engine/command/definition.js';
import { notHere } from '../core/not-here.js';
import { debuggedRunspaces } from './debugging/runspace-parameters.js';

/** Gets how runspaces are debugged. */
export const GetRunspaceDebug = cmdlet({
  name: 'Get-RunspaceDebug',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets how runspaces are debugged.',
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
