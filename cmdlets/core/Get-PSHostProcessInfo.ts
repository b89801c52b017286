import { cmdlet } from '../../src/engine/command/definition.js';
import { arrayOf, int32Array, netType, stringArray } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from './not-here.js';

/** Lists PowerShell processes one could attach to. */
export const GetPSHostProcessInfo = cmdlet({
  name: 'Get-PSHostProcessInfo',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Lists PowerShell processes one could attach to.',
  defaultSet: 'ProcessNameParameterSet',
  sets: ['ProcessNameParameterSet', 'ProcessParameterSet', 'ProcessIdParameterSet'],
  parameters: {
    Name: {
      type: stringArray,
      sets: { ProcessNameParameterSet: { position: 0 } },
      validate: [notNullOrEmpty],
      help: 'Names; wildcards are understood.',
    },
    Process: {
      type: arrayOf(netType<NetObject>('System.Diagnostics.Process', 'Process')),
      sets: { ProcessParameterSet: { mandatory: true, position: 0, pipeline: true } },
      validate: [notNullOrEmpty],
      help: 'The process.',
    },
    Id: {
      type: int32Array,
      sets: { ProcessIdParameterSet: { mandatory: true, position: 0 } },
      validate: [notNullOrEmpty],
      help: 'Numbers of the objects.',
    },
  },
  run: (context) => notHere(context, 'it cannot attach to other processes.'),
});
