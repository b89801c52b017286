import { cmdlet } from '../../src/engine/command/definition.js';
import { notHere } from './not-here.js';

/** Leaves the prompt in another PowerShell process. */
export const ExitPSHostProcess = cmdlet({
  name: 'Exit-PSHostProcess',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Leaves the prompt in another PowerShell process.',
  parameters: {},
  run: (context) => notHere(context, 'it cannot attach to other processes.'),
});
