import { cmdlet } from '../../src/engine/command/definition.js';
import { string } from '../../src/engine/command/parameter-types.js';
import { repeatEntry } from './history/repeat.js';

/** Runs a command of the history again. */
export const InvokeHistory = cmdlet({
  name: 'Invoke-History',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Runs a command of the history again.',
  shouldProcess: true,
  aliases: ['ihy', 'r'],
  parameters: {
    Id: { type: string, position: 0, byName: true, help: 'Numbers of the objects.' },
  },
  examples: [{ code: 'Invoke-History', remarks: 'Runs the last command again.' }],
  run(context) {
    return {
      end() {
        repeatEntry(context);
      },
    };
  },
});
