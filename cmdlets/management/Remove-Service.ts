import { cmdlet } from '../../src/engine/command/definition.js';
import { arrayOf, netType, string } from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';

/** Removes a service. */
export const RemoveService = cmdlet({
  name: 'Remove-Service',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Removes a service.',
  defaultSet: 'Name',
  sets: ['Name', 'InputObject'],
  shouldProcess: true,
  parameters: {
    Name: {
      type: string,
      help: 'The service.',
      aliases: ['ServiceName', 'SN'],
      sets: { Name: { mandatory: true, position: 0, pipeline: true, byName: true } },
    },
    InputObject: {
      type: arrayOf(netType<NetObject>('System.ServiceProcess.ServiceController', 'ServiceController')),
      help: 'The service.',
      sets: { InputObject: { mandatory: true, pipeline: true } },
    },
  },
  run: (context) => notHere(context, 'services belong to Windows; a service manager does this.'),
});
