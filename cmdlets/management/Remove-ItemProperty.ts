import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Removes a property. */
export const RemoveItemProperty = cmdlet({
  name: 'Remove-ItemProperty',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Removes a property.',
  parameters: {
    ArgumentList: {
      type: objectArray,
      help: 'Whatever is given: it is not looked at.',
      position: 0,
      remaining: true,
      hidden: true,
    },
  },
  run: (context) => notHere(context, 'files keep their properties, and there is no registry.'),
});
