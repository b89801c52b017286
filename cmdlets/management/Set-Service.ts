import { cmdlet } from '../../src/engine/command/definition.js';
import {
  arrayOf,
  credential,
  enumType,
  netType,
  string,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
import { validSet } from '../../src/engine/command/validation.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';

/** Changes services. */
export const SetService = cmdlet({
  name: 'Set-Service',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Changes services.',
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
      sets: { InputObject: { mandatory: true, position: 0, pipeline: true } },
    },
    DisplayName: { type: string, help: 'The new shown name.', aliases: ['DN'] },
    Credential: { type: credential, help: 'The account it runs as.' },
    Description: { type: string, help: 'What it does.' },
    StartupType: {
      type: enumType('Microsoft.PowerShell.Commands.ServiceStartupType', [
        'InvalidValue',
        'Automatic',
        'Manual',
        'Disabled',
        'AutomaticDelayedStart',
      ]),
      help: 'When it starts.',
      aliases: ['StartMode', 'SM', 'ST', 'StartType'],
    },
    SecurityDescriptorSddl: { type: string, help: 'Who may do what with it.', aliases: ['sd'] },
    Status: { type: string, help: 'The state it is to have.', validate: [validSet(['Running', 'Stopped', 'Paused'])] },
    Force: { type: switchParameter, help: 'Does it even when others depend on it.' },
    PassThru: { type: switchParameter, help: 'Writes the object that was changed.' },
  },
  run: (context) => notHere(context, 'services belong to Windows; a service manager does this.'),
});
