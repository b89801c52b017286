import { cmdlet } from '../../src/engine/command/definition.js';
import { netType, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';

/** Sets the time zone of the system. */
export const SetTimeZone = cmdlet({
  name: 'Set-TimeZone',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Sets the time zone of the system.',
  defaultSet: 'Name',
  sets: ['Name', 'Id', 'InputObject'],
  shouldProcess: true,
  parameters: {
    Name: { type: string, help: 'The name of the zone.', sets: { Name: { mandatory: true, position: 0 } } },
    Id: { type: string, help: 'The id of the zone.', sets: { Id: { mandatory: true, byName: true } } },
    InputObject: {
      type: netType<NetObject>('System.TimeZoneInfo', 'TimeZoneInfo'),
      help: 'The zone.',
      sets: { InputObject: { mandatory: true, position: 0, pipeline: true } },
    },
    PassThru: { type: switchParameter, help: 'Writes the zone.' },
  },
  run: (context) => notHere(context, 'it does not control the computer.'),
});
