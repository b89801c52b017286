import { cmdlet } from '../../src/engine/command/definition.js';
import { object, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';
import { propertyOwner } from './windows/property-parameters.js';

/** Makes a property. */
export const NewItemProperty = cmdlet({
  name: 'New-ItemProperty',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Makes a property.',
  defaultSet: 'Path',
  sets: ['Path', 'LiteralPath'],
  shouldProcess: true,
  parameters: {
    ...propertyOwner,
    Name: { type: string, help: 'The property.', aliases: ['PSProperty'], mandatory: true, position: 1, byName: true },
    PropertyType: { type: string, help: 'The kind of its value.', aliases: ['Type'], byName: true },
    Value: { type: object, help: 'Its value.', byName: true },
    Force: { type: switchParameter, help: 'Also where it is not allowed to the user.' },
  },
  run: (context) => notHere(context, 'files take no new properties, and there is no registry.'),
});
