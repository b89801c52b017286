import { cmdlet } from '../../src/engine/command/definition.js';
import { credential, string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { validSet } from '../../src/engine/command/validation.js';
import { notHere } from '../core/not-here.js';

/** Shuts computers down. */
export const StopComputer = cmdlet({
  name: 'Stop-Computer',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Shuts computers down.',
  shouldProcess: true,
  parameters: {
    ComputerName: {
      type: stringArray,
      help: 'Names of remote computers.',
      aliases: ['CN', '__SERVER', 'Server', 'IPAddress'],
      position: 0,
      pipeline: true,
      byName: true,
    },
    Credential: { type: credential, help: 'Who connects.', position: 1 },
    Force: { type: switchParameter, help: 'Also while others are signed in.' },
    WsmanAuthentication: {
      type: string,
      help: 'How to sign in.',
      validate: [validSet(['Default', 'Basic', 'Negotiate', 'CredSSP', 'Digest', 'Kerberos'])],
    },
  },
  run: (context) => notHere(context, 'it does not control the computer.'),
});
