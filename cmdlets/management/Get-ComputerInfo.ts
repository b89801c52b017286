import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Tells about the computer. */
export const GetComputerInfo = cmdlet({
  name: 'Get-ComputerInfo',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Tells about the computer.',
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
