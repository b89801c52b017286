import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Makes a service. */
export const NewService = cmdlet({
  name: 'New-Service',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Makes a service.',
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
