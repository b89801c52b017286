import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';
import { namedServices } from './windows/service-parameters.js';

/** Restarts services. */
export const RestartService = cmdlet({
  name: 'Restart-Service',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Restarts services.',
  defaultSet: 'InputObject',
  sets: ['InputObject', 'Default', 'DisplayName'],
  shouldProcess: true,
  parameters: {
    ...namedServices,
    Force: { type: switchParameter, help: 'Does it even when others depend on it.' },
    PassThru: { type: switchParameter, help: 'Writes the object that was changed.' },
  },
  run: (context) => notHere(context, 'services belong to Windows; a service manager does this.'),
});
