import { cmdlet } from '../../src/engine/command/definition.js';
import { object, objectArray, psobject, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { validSet } from '../../src/engine/command/validation.js';
import { listKeys } from '../../src/format/parameter-keys.js';
import { formatCommand } from './output/format-command.js';

/** Shows each object as a list of its properties. */
export const FormatList = cmdlet({
  name: 'Format-List',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Shows each object as a list of its properties.',
  aliases: ['fl'],
  outputTypes: ['Microsoft.PowerShell.Commands.Internal.Format'],
  parameters: {
    Property: { type: objectArray, help: 'Properties, or calculated ones; wildcards are allowed.', position: 0 },
    GroupBy: { type: object, help: 'Starts a new group whenever this property or expression changes.' },
    View: { type: string, help: 'The view to use.' },
    ShowError: { type: switchParameter, help: 'Shows the errors of calculated values behind the objects.' },
    DisplayError: { type: switchParameter, help: 'Shows #ERR where a value cannot be calculated.' },
    Force: { type: switchParameter, help: 'Also lays out what is normally printed as it is.' },
    Expand: {
      type: string,
      help: 'Whether a collection is shown as an object, by its elements, or both.',
      validate: [validSet(['CoreOnly', 'EnumOnly', 'Both'])],
    },
    InputObject: { type: psobject, help: 'The objects to work on, usually from the pipeline.', pipeline: true },
  },
  examples: [{ code: "[pscustomobject]@{ Name = 'ann'; Items = 5 } | Format-List", remarks: 'One line a property.' }],
  run: (context) => formatCommand(context, listKeys, context.parameters.Property, { shape: 'list' }),
});
