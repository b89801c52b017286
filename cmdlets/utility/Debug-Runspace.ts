import { cmdlet } from '../../src/engine/command/definition.js';
import { guid, int32, netType, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';

/** Opens a debugger in a runspace. */
export const DebugRunspace = cmdlet({
  name: 'Debug-Runspace',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Opens a debugger in a runspace.',
  defaultSet: 'RunspaceParameterSet',
  sets: ['RunspaceParameterSet', 'NameParameterSet', 'IdParameterSet', 'InstanceIdParameterSet'],
  shouldProcess: true,
  parameters: {
    Runspace: {
      type: netType<NetObject>('System.Management.Automation.Runspaces.Runspace', 'runspace'),
      sets: { RunspaceParameterSet: { mandatory: true, position: 0, pipeline: true, byName: true } },
      help: 'The runspace.',
    },
    Name: {
      type: string,
      sets: { NameParameterSet: { mandatory: true, position: 0 } },
      help: 'Names; wildcards are understood.',
    },
    Id: { type: int32, sets: { IdParameterSet: { mandatory: true, position: 0 } }, help: 'Numbers of the objects.' },
    InstanceId: {
      type: guid,
      sets: { InstanceIdParameterSet: { mandatory: true, position: 0 } },
      help: 'GUIDs of the objects.',
    },
    BreakAll: { type: switchParameter, help: 'Stops in the debugger at once.' },
  },
  run: (context) => notHere(context, 'there is no debugger.'),
});
