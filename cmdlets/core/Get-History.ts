import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, int64Array } from '../../src/engine/command/parameter-types.js';
import { range } from '../../src/engine/command/validation.js';
import { chosenEntries } from './history/choose.js';

/** Returns the commands of this session. */
export const GetHistory = cmdlet({
  name: 'Get-History',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Returns the commands of this session.',
  aliases: ['ghy', 'h', 'history'],
  outputTypes: ['Microsoft.PowerShell.Commands.HistoryInfo'],
  parameters: {
    Id: {
      type: int64Array,
      position: 0,
      pipeline: true,
      validate: [range(1n, 9223372036854775807n)],
      help: 'Numbers of the objects.',
    },
    Count: { type: int32, position: 1, validate: [range(0, 32767)], help: 'How many.' },
  },
  examples: [{ code: 'Get-History -Count 5', remarks: 'The last five commands.' }],
  run(context) {
    return {
      process() {
        for (const entry of chosenEntries(context)) context.write(entry);
      },
    };
  },
});
