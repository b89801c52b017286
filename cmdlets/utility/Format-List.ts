import { cmdlet } from '../../src/engine/command/definition.js';
import { listKeys } from '../../src/format/parameter-keys.js';
import { formatCommand } from './output/format-command.js';
import { formatProperties, formatRows } from './output/format-rows.js';

/** Shows each object as a list of its properties. */
export const FormatList = cmdlet({
  name: 'Format-List',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Shows each object as a list of its properties.',
  aliases: ['fl'],
  outputTypes: ['Microsoft.PowerShell.Commands.Internal.Format'],
  parameters: {
    ...formatProperties,
    ...formatRows,
  },
  examples: [{ code: "[pscustomobject]@{ Name = 'ann'; Items = 5 } | Format-List", remarks: 'One line a property.' }],
  run: (context) => formatCommand(context, listKeys, context.parameters.Property, { shape: 'list' }),
});
