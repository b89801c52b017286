import { cmdlet } from '../../src/engine/command/definition.js';
import { guidArray, int32Array, stringArray } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { notHere } from '../core/not-here.js';

/** Gets the runspaces of this process. */
export const GetRunspace = cmdlet({
  name: 'Get-Runspace',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets the runspaces of this process.',
  defaultSet: 'NameParameterSet',
  sets: ['NameParameterSet', 'IdParameterSet', 'InstanceIdParameterSet'],
  parameters: {
    Name: {
      type: stringArray,
      sets: { NameParameterSet: { position: 0 } },
      validate: [notNullOrEmpty],
      help: 'Names; wildcards are understood.',
    },
    Id: {
      type: int32Array,
      sets: { IdParameterSet: { mandatory: true, position: 0 } },
      help: 'Numbers of the objects.',
    },
    InstanceId: {
      type: guidArray,
      sets: { InstanceIdParameterSet: { mandatory: true, position: 0 } },
      help: 'GUIDs of the objects.',
    },
  },
  run: (context) => notHere(context, 'scripts run in one runspace, which is not an object here.'),
});
