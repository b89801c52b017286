import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Moves a property. */
export const MoveItemProperty = cmdlet({
  name: 'Move-ItemProperty',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Moves a property.',
  parameters: {
    ArgumentList: {
      type: objectArray,
      help: 'Whatever is given: it is not looked at.',
      position: 0,
      remaining: true,
      hidden: true,
    },
  },
  run: (context) => notHere(context, 'properties of files cannot be moved.'),
});
