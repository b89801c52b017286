import { cmdlet } from '../../src/engine/command/definition.js';
import { notHere } from './not-here.js';

/** Leaves the prompt on another computer. */
export const ExitPSSession = cmdlet({
  name: 'Exit-PSSession',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Leaves the prompt on another computer.',
  aliases: ['exsn'],
  parameters: {},
  run: (context) => notHere(context, 'there is no remoting to other computers.'),
});
