import { cmdlet } from '../../src/engine/command/definition.js';
import { arrayOf, netType, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';
import { servicesByName, servicesLeftOut } from './windows/service-parameters.js';

/** Lists services. */
export const GetService = cmdlet({
  name: 'Get-Service',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Lists services.',
  defaultSet: 'Default',
  sets: ['Default', 'DisplayName', 'InputObject'],
  parameters: {
    Name: {
      type: stringArray,
      help: 'Names of services.',
      aliases: ['ServiceName'],
      sets: { Default: { position: 0, pipeline: true, byName: true } },
    },
    DependentServices: { type: switchParameter, help: 'The services that depend on it.', aliases: ['DS'] },
    RequiredServices: {
      type: switchParameter,
      help: 'The services that it depends on.',
      aliases: ['SDO', 'ServicesDependedOn'],
    },
    InputObject: {
      type: arrayOf(netType<NetObject>('System.ServiceProcess.ServiceController', 'ServiceController')),
      help: 'The services.',
      sets: { InputObject: { pipeline: true } },
    },
    ...servicesByName,
    ...servicesLeftOut,
  },
  run: (context) => notHere(context, 'services belong to Windows; a service manager does this.'),
});
