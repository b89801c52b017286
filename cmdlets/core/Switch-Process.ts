import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from './not-here.js';

/** Replaces this process by another. */
export const SwitchProcess = cmdlet({
  name: 'Switch-Process',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Replaces this process by another.',
  parameters: {
    WithCommand: {
      type: stringArray,
      position: 0,
      remaining: true,
      help: 'Leaves this process and runs the command instead.',
    },
  },
  run: (context) => notHere(context, 'the process of this shell cannot be replaced.'),
});
