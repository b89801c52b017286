import { cmdlet } from '../../src/engine/command/definition.js';
import { guid, int32, netType, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from './not-here.js';

/** Opens a debugger in a background job. */
export const DebugJob = cmdlet({
  name: 'Debug-Job',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Opens a debugger in a background job.',
  defaultSet: 'JobParameterSet',
  sets: ['JobParameterSet', 'JobNameParameterSet', 'JobIdParameterSet', 'JobInstanceIdParameterSet'],
  shouldProcess: true,
  parameters: {
    Job: {
      type: netType<NetObject>('System.Management.Automation.Job', 'Job'),
      sets: { JobParameterSet: { mandatory: true, position: 0, pipeline: true, byName: true } },
      help: 'The jobs themselves.',
    },
    Name: {
      type: string,
      sets: { JobNameParameterSet: { mandatory: true, position: 0 } },
      help: 'Names; wildcards are understood.',
    },
    Id: { type: int32, sets: { JobIdParameterSet: { mandatory: true, position: 0 } }, help: 'Numbers of the objects.' },
    InstanceId: {
      type: guid,
      sets: { JobInstanceIdParameterSet: { mandatory: true, position: 0 } },
      help: 'GUIDs of the objects.',
    },
    BreakAll: { type: switchParameter, help: 'Stops the job in the debugger at once.' },
  },
  run: (context) => notHere(context, 'there is no debugger.'),
});
