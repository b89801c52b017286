import { cmdlet } from '../../src/engine/command/definition.js';
import { notHere } from '../core/not-here.js';

/** Stops the script in the debugger. */
export const WaitDebugger = cmdlet({
  name: 'Wait-Debugger',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Stops the script in the debugger.',
  parameters: {},
  run: (context) => notHere(context, 'there is no debugger.'),
});
