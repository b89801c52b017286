import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Makes a property. */
export const NewItemProperty = cmdlet({
  name: 'New-ItemProperty',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Makes a property.',
  parameters: {
    ArgumentList: {
      type: objectArray,
      help: 'Whatever is given: it is not looked at.',
      position: 0,
      remaining: true,
      hidden: true,
    },
  },
  run: (context) => notHere(context, 'files take no new properties, and there is no registry.'),
});
