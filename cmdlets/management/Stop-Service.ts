import { cmdlet } from '../../src/engine/command/definition.js';
import { arrayOf, netType, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';
import { servicesByName, servicesLeftOut } from './windows/service-parameters.js';

/** Stops services. */
export const StopService = cmdlet({
  name: 'Stop-Service',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Stops services.',
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
    Force: { type: switchParameter, help: 'Does it even when others depend on it.' },
    NoWait: { type: switchParameter, help: 'Does not wait until it has stopped.' },
    PassThru: { type: switchParameter, help: 'Writes the object that was changed.' },
  },
  run: (context) => notHere(context, 'services belong to Windows; a service manager does this.'),
});
