import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';
import { propertyOwner } from './windows/property-parameters.js';

/** Removes a property. */
export const RemoveItemProperty = cmdlet({
  name: 'Remove-ItemProperty',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Removes a property.',
  defaultSet: 'Path',
  sets: ['Path', 'LiteralPath'],
  shouldProcess: true,
  parameters: {
    ...propertyOwner,
    Name: {
      type: stringArray,
      help: 'The properties.',
      aliases: ['PSProperty'],
      mandatory: true,
      position: 1,
      byName: true,
    },
    Force: { type: switchParameter, help: 'Also where it is not allowed to the user.' },
  },
  run: (context) => notHere(context, 'files keep their properties, and there is no registry.'),
});
