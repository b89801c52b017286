import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Shuts computers down. */
export const StopComputer = cmdlet({
  name: 'Stop-Computer',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Shuts computers down.',
  parameters: {
    ArgumentList: {
      type: objectArray,
      help: 'Whatever is given: it is not looked at.',
      position: 0,
      remaining: true,
      hidden: true,
    },
  },
  run: (context) => notHere(context, 'it does not control the computer.'),
});
