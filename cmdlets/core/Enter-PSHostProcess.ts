import { cmdlet, inSets } from '../../src/engine/command/definition.js';
import { int32, netType, string } from '../../src/engine/command/parameter-types.js';
import { notNull, notNullOrEmpty, range } from '../../src/engine/command/validation.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from './not-here.js';

/** Opens a prompt in another PowerShell process. */
export const EnterPSHostProcess = cmdlet({
  name: 'Enter-PSHostProcess',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Opens a prompt in another PowerShell process.',
  defaultSet: 'ProcessIdParameterSet',
  sets: [
    'ProcessIdParameterSet',
    'ProcessParameterSet',
    'ProcessNameParameterSet',
    'PSHostProcessInfoParameterSet',
    'PipeNameParameterSet',
  ],
  parameters: {
    Process: {
      type: netType<NetObject>('System.Diagnostics.Process', 'Process'),
      sets: { ProcessParameterSet: { mandatory: true, position: 0, pipeline: true } },
      validate: [notNull],
      help: 'The process.',
    },
    Id: {
      type: int32,
      sets: { ProcessIdParameterSet: { mandatory: true, position: 0 } },
      validate: [range(0, 2147483647)],
      help: 'Numbers of the objects.',
    },
    Name: {
      type: string,
      sets: { ProcessNameParameterSet: { mandatory: true, position: 0 } },
      validate: [notNullOrEmpty],
      help: 'Names; wildcards are understood.',
    },
    HostProcessInfo: {
      type: netType<NetObject>('Microsoft.PowerShell.Commands.PSHostProcessInfo', 'PSHostProcessInfo'),
      sets: { PSHostProcessInfoParameterSet: { mandatory: true, position: 0, pipeline: true } },
      validate: [notNull],
      help: 'The process as an object.',
    },
    CustomPipeName: {
      type: string,
      sets: { PipeNameParameterSet: { mandatory: true } },
      help: 'The named pipe of the process.',
    },
    AppDomainName: {
      type: string,
      sets: inSets(
        ['ProcessParameterSet', 'ProcessIdParameterSet', 'ProcessNameParameterSet', 'PSHostProcessInfoParameterSet'],
        { position: 1 },
      ),
      validate: [notNullOrEmpty],
      help: 'The application domain.',
    },
  },
  run: (context) => notHere(context, 'it cannot attach to other processes.'),
});
