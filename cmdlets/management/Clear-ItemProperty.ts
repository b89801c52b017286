import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';
import { propertyOwner } from './windows/property-parameters.js';

/** Takes the value of a property away. */
export const ClearItemProperty = cmdlet({
  name: 'Clear-ItemProperty',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Takes the value of a property away.',
  defaultSet: 'Path',
  sets: ['Path', 'LiteralPath'],
  shouldProcess: true,
  parameters: {
    ...propertyOwner,
    Name: { type: string, help: 'The property.', aliases: ['PSProperty'], mandatory: true, position: 1, byName: true },
    PassThru: { type: switchParameter, help: 'Writes the property.' },
    Force: { type: switchParameter, help: 'Also where it is not allowed to the user.' },
  },
  run: (context) => notHere(context, 'properties of files cannot be cleared.'),
});
