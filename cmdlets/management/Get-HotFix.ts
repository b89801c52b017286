import { cmdlet } from '../../src/engine/command/definition.js';
import { credential, stringArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Lists updates of Windows. */
export const GetHotFix = cmdlet({
  name: 'Get-HotFix',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Lists updates of Windows.',
  defaultSet: 'Default',
  sets: ['Default', 'Description'],
  parameters: {
    Id: { type: stringArray, help: 'Ids of updates.', aliases: ['HFID'], sets: { Default: { position: 0 } } },
    Description: { type: stringArray, help: 'Kinds of updates.', sets: { Description: {} } },
    ComputerName: {
      type: stringArray,
      help: 'Names of remote computers.',
      aliases: ['CN', '__Server', 'IPAddress'],
      pipeline: true,
      byName: true,
    },
    Credential: { type: credential, help: 'Who connects.' },
  },
  run: (context) => notHere(context, 'it does not control the computer.'),
});
