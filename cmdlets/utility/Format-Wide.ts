import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, object, switchParameter } from '../../src/engine/command/parameter-types.js';
import { range } from '../../src/engine/command/validation.js';
import { parameterError } from '../../src/format/format-errors.js';
import { wideKeys } from '../../src/format/parameter-keys.js';
import { formatCommand } from './output/format-command.js';
import { formatRows } from './output/format-rows.js';

/** Shows one property of each object, in several columns. */
export const FormatWide = cmdlet({
  name: 'Format-Wide',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Shows one property of each object, in several columns.',
  aliases: ['fw'],
  outputTypes: ['Microsoft.PowerShell.Commands.Internal.Format'],
  parameters: {
    Property: { type: object, help: 'The property or script block to show.', position: 0 },
    AutoSize: { type: switchParameter, help: 'Fits as many columns as the values allow.' },
    Column: { type: int32, help: 'How many columns there are.', validate: [range(1, 2147483647)] },
    ...formatRows,
  },
  examples: [
    {
      code: "'ann', 'bob', 'cleo' | ForEach-Object { [pscustomobject]@{ Name = $_ } } | Format-Wide -Column 3",
      remarks: 'Three columns.',
    },
  ],
  run: (context) => {
    const { AutoSize, Column, Property } = context.parameters;
    if (AutoSize && Column !== undefined) {
      throw parameterError(
        'FormatCannotSpecifyAutosizeAndColumns',
        'Cmdlet parameters AutoSize and Column are mutually exclusive.',
      );
    }
    const property = Property === undefined || Property === null ? undefined : [Property];
    return formatCommand(context, wideKeys, property, {
      shape: 'wide',
      autoSize: context.isBound('AutoSize') ? AutoSize : undefined,
      columns: Column,
    });
  },
});
