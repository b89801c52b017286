import { cmdlet } from '../../src/engine/command/definition.js';
import { int32 } from '../../src/engine/command/parameter-types.js';
import { range } from '../../src/engine/command/validation.js';
import { customKeys } from '../../src/format/parameter-keys.js';
import { formatCommand } from './output/format-command.js';
import { formatProperties, formatRows } from './output/format-rows.js';

/** Shows objects with everything that is nested in them. */
export const FormatCustom = cmdlet({
  name: 'Format-Custom',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Shows objects with everything that is nested in them.',
  aliases: ['fc'],
  outputTypes: ['Microsoft.PowerShell.Commands.Internal.Format'],
  parameters: {
    ...formatProperties,
    Depth: { type: int32, help: 'How many levels of nested objects to open.', validate: [range(1, 2147483647)] },
    ...formatRows,
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
