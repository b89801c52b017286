import { cmdlet } from '../../src/engine/command/definition.js';
import { string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';
import { propertyOwner } from './windows/property-parameters.js';

/** Moves a property. */
export const MoveItemProperty = cmdlet({
  name: 'Move-ItemProperty',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Moves a property.',
  defaultSet: 'Path',
  sets: ['Path', 'LiteralPath'],
  shouldProcess: true,
  parameters: {
    ...propertyOwner,
    Destination: { type: string, help: 'The item to move to.', mandatory: true, position: 1, byName: true },
    Name: {
      type: stringArray,
      help: 'The properties.',
      aliases: ['PSProperty'],
      mandatory: true,
      position: 2,
      byName: true,
    },
    PassThru: { type: switchParameter, help: 'Writes the property.' },
    Force: { type: switchParameter, help: 'Also where it is not allowed to the user.' },
  },
  run: (context) => notHere(context, 'properties of files cannot be moved.'),
});
