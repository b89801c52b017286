import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';
import { propertyOwner } from './windows/property-parameters.js';

/** Renames a property. */
export const RenameItemProperty = cmdlet({
  name: 'Rename-ItemProperty',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Renames a property.',
  defaultSet: 'Path',
  sets: ['Path', 'LiteralPath'],
  shouldProcess: true,
  parameters: {
    ...propertyOwner,
    Path: {
      type: string,
      help: 'The item.',
      sets: { Path: { mandatory: true, position: 0, pipeline: true, byName: true } },
    },
    LiteralPath: {
      type: string,
      help: 'The item, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      sets: { LiteralPath: { mandatory: true, byName: true } },
    },
    Name: { type: string, help: 'The property.', aliases: ['PSProperty'], mandatory: true, position: 1, byName: true },
    NewName: { type: string, help: 'Its new name.', mandatory: true, position: 2, byName: true },
    PassThru: { type: switchParameter, help: 'Writes the property.' },
    Force: { type: switchParameter, help: 'Also where it is not allowed to the user.' },
  },
  run: (context) => notHere(context, 'properties of files keep their names.'),
});
