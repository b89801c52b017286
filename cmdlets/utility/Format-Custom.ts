import { cmdlet } from '../../src/engine/command/definition.js';
import {
  int32,
  object,
  objectArray,
  psobject,
  string,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
import { range, validSet } from '../../src/engine/command/validation.js';
import { customKeys } from '../../src/format/parameter-keys.js';
import { formatCommand } from './output/format-command.js';

/** Shows objects with everything that is nested in them. */
export const FormatCustom = cmdlet({
  name: 'Format-Custom',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Shows objects with everything that is nested in them.',
  aliases: ['fc'],
  outputTypes: ['Microsoft.PowerShell.Commands.Internal.Format'],
  parameters: {
    Property: { type: objectArray, help: 'Properties, or calculated ones; wildcards are allowed.', position: 0 },
    Depth: { type: int32, help: 'How many levels of nested objects to open.', validate: [range(1, 2147483647)] },
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
  examples: [
    {
      code: "[pscustomobject]@{ Name = 'ann'; Address = [pscustomobject]@{ City = 'Rome' } } | Format-Custom -Depth 2",
      remarks: 'Nested objects are opened.',
    },
  ],
  run: (context) => {
    const { Depth, Property } = context.parameters;
    return formatCommand(context, customKeys, Property, {
      shape: 'custom',
      ...(Depth === undefined ? {} : { depth: Depth }),
    });
  },
});
