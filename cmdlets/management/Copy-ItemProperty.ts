import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';
import { propertyOwner } from './windows/property-parameters.js';

/** Copies a property. */
export const CopyItemProperty = cmdlet({
  name: 'Copy-ItemProperty',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Copies a property.',
  defaultSet: 'Path',
  sets: ['Path', 'LiteralPath'],
  shouldProcess: true,
  parameters: {
    ...propertyOwner,
    Destination: { type: string, help: 'The item to copy to.', mandatory: true, position: 1, byName: true },
    Name: { type: string, help: 'The property.', aliases: ['PSProperty'], mandatory: true, position: 2, byName: true },
    PassThru: { type: switchParameter, help: 'Writes the property.' },
    Force: { type: switchParameter, help: 'Also where it is not allowed to the user.' },
  },
  run: (context) => notHere(context, 'properties of files cannot be copied.'),
});
