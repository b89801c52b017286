import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Changes services. */
export const SetService = cmdlet({
  name: 'Set-Service',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Changes services.',
  parameters: {
    ArgumentList: {
      type: objectArray,
      help: 'Whatever is given: it is not looked at.',
      position: 0,
      remaining: true,
      hidden: true,
    },
  },
  run: (context) => notHere(context, 'services belong to Windows; a service manager does this.'),
});
