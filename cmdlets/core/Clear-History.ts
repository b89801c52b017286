import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, int32Array, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty, range } from '../../src/engine/command/validation.js';
import { historyOf } from '../../src/engine/session/history.js';
import { entriesToClear } from './history/clear.js';

/** Removes commands from the history of this session. */
export const ClearHistory = cmdlet({
  name: 'Clear-History',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Removes commands from the history of this session.',
  defaultSet: 'IDParameter',
  sets: ['IDParameter', 'CommandLineParameter'],
  shouldProcess: true,
  aliases: ['clhy'],
  parameters: {
    Id: {
      type: int32Array,
      sets: { IDParameter: { position: 0 } },
      validate: [range(1, 2147483647)],
      help: 'Numbers of the objects.',
    },
    CommandLine: {
      type: stringArray,
      sets: { CommandLineParameter: {} },
      validate: [notNullOrEmpty],
      help: 'The text of the commands.',
    },
    Count: { type: int32, position: 1, validate: [range(1, 2147483647)], help: 'How many.' },
    Newest: { type: switchParameter, help: 'The newest first.' },
  },
  examples: [{ code: 'Clear-History', remarks: 'Removes all.' }],
  run(context) {
    return {
      end() {
        for (const entry of entriesToClear(context)) {
          if (context.shouldProcess(entry.commandLine, 'Clear')) historyOf(context.session).remove(entry);
        }
      },
    };
  },
});
