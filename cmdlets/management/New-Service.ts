import { cmdlet } from '../../src/engine/command/definition.js';
import { credential, enumType, string, stringArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Makes a service. */
export const NewService = cmdlet({
  name: 'New-Service',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Makes a service.',
  shouldProcess: true,
  parameters: {
    Name: { type: string, help: 'The name of the service.', aliases: ['ServiceName'], mandatory: true, position: 0 },
    BinaryPathName: { type: string, help: 'The program.', aliases: ['Path'], mandatory: true, position: 1 },
    DisplayName: { type: string, help: 'The shown name.' },
    Description: { type: string, help: 'What it does.' },
    SecurityDescriptorSddl: { type: string, help: 'Who may do what with it.', aliases: ['sd'] },
    StartupType: {
      type: enumType('Microsoft.PowerShell.Commands.ServiceStartupType', [
        'InvalidValue',
        'Automatic',
        'Manual',
        'Disabled',
        'AutomaticDelayedStart',
      ]),
      help: 'When it starts.',
    },
    Credential: { type: credential, help: 'The account it runs as.' },
    DependsOn: { type: stringArray, help: 'Services that must run before it.' },
  },
  run: (context) => notHere(context, 'services belong to Windows; a service manager does this.'),
});
