import { cmdlet } from '../../src/engine/command/definition.js';
import { arrayOf, netType, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';
import { servicesByName, servicesLeftOut } from './windows/service-parameters.js';

/** Pauses services. */
export const SuspendService = cmdlet({
  name: 'Suspend-Service',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Pauses services.',
  defaultSet: 'InputObject',
  sets: ['InputObject', 'Default', 'DisplayName'],
  shouldProcess: true,
  parameters: {
    Name: {
      type: stringArray,
      help: 'Names of services.',
      aliases: ['ServiceName'],
      sets: { Default: { mandatory: true, position: 0, pipeline: true, byName: true } },
    },
    InputObject: {
      type: arrayOf(netType<NetObject>('System.ServiceProcess.ServiceController', 'ServiceController')),
      help: 'The services.',
      sets: { InputObject: { mandatory: true, position: 0, pipeline: true } },
    },
    ...servicesByName,
    ...servicesLeftOut,
    PassThru: { type: switchParameter, help: 'Writes the object that was changed.' },
  },
  run: (context) => notHere(context, 'services belong to Windows; a service manager does this.'),
});
