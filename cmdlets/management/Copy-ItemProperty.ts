import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Copies a property. */
export const CopyItemProperty = cmdlet({
  name: 'Copy-ItemProperty',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Copies a property.',
  parameters: {
    ArgumentList: {
      type: objectArray,
      help: 'Whatever is given: it is not looked at.',
      position: 0,
      remaining: true,
      hidden: true,
    },
  },
  run: (context) => notHere(context, 'properties of files cannot be copied.'),
});
