import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Tests remote management. */
export const TestWSMan = cmdlet({
  name: 'Test-WSMan',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Tests remote management.',
  parameters: {
    ArgumentList: {
      type: objectArray,
      help: 'Whatever is given: it is not looked at.',
      position: 0,
      remaining: true,
      hidden: true,
    },
  },
  run: (context) => notHere(context, 'it does not speak WS-Management.'),
});
