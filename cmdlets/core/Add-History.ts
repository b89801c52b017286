import { cmdlet } from '../../src/engine/command/definition.js';
import { psobjectArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { addEntry } from './history/add.js';

/** Adds entries to the history of this session. */
export const AddHistory = cmdlet({
  name: 'Add-History',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Adds entries to the history of this session.',
  outputTypes: ['Microsoft.PowerShell.Commands.HistoryInfo'],
  parameters: {
    InputObject: {
      type: psobjectArray,
      position: 0,
      pipeline: true,
      help: 'The objects to work on; usually they come through the pipeline.',
    },
    Passthru: { type: switchParameter, help: 'Returns the object, too.' },
  },
  examples: [
    {
      code: 'Get-History | Export-Csv history.csv; Import-Csv history.csv | Add-History',
      remarks: 'Takes commands over from a file.',
    },
  ],
  run(context) {
    return {
      process() {
        for (const input of context.parameters.InputObject ?? []) {
          const entry = addEntry(context, input);
          if (entry && context.parameters.Passthru) context.write(entry);
        }
      },
    };
  },
});
