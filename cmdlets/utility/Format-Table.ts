import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { tableKeys } from '../../src/format/parameter-keys.js';
import { formatCommand } from './output/format-command.js';
import { formatProperties, formatRows } from './output/format-rows.js';

/** Shows objects as a table. */
export const FormatTable = cmdlet({
  name: 'Format-Table',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Shows objects as a table.',
  aliases: ['ft'],
  outputTypes: ['Microsoft.PowerShell.Commands.Internal.Format'],
  parameters: {
    AutoSize: { type: switchParameter, help: 'Sizes the columns by all of their values.' },
    RepeatHeader: { type: switchParameter, help: 'Repeats the labels on every screen page.' },
    HideTableHeaders: { type: switchParameter, help: 'Leaves out the labels.' },
    Wrap: { type: switchParameter, help: 'Continues values on the next line instead of cutting them.' },
    ...formatProperties,
    ...formatRows,
  },
  examples: [
    { code: "[pscustomobject]@{ Name = 'ann'; Items = 5 } | Format-Table Name, Items", remarks: 'Two columns.' },
    {
      code: "[pscustomobject]@{ Name = 'ann'; Size = 2048 } | Format-Table Name, @{ Name = 'KB'; Expression = { $_.Size / 1KB }; FormatString = 'N1' }",
      remarks: 'A calculated column with a format.',
    },
  ],
  run: (context) => {
    const { AutoSize, Wrap, HideTableHeaders, RepeatHeader, Property } = context.parameters;
    return formatCommand(context, tableKeys, Property, {
      shape: 'table',
      autoSize: context.isBound('AutoSize') ? AutoSize : undefined,
      wrap: context.isBound('Wrap') ? Wrap : undefined,
      hideHeaders: context.isBound('HideTableHeaders') ? HideTableHeaders : undefined,
      repeatHeader: RepeatHeader,
    });
  },
});
