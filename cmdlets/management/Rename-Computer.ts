import { cmdlet } from '../../src/engine/command/definition.js';
import { credential, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { validSet } from '../../src/engine/command/validation.js';
import { notHere } from '../core/not-here.js';

/** Renames a computer. */
export const RenameComputer = cmdlet({
  name: 'Rename-Computer',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Renames a computer.',
  shouldProcess: true,
  parameters: {
    NewName: { type: string, help: 'The new name.', mandatory: true, position: 0, pipeline: true, byName: true },
    ComputerName: { type: string, help: 'A remote computer.', pipeline: true, byName: true },
    PassThru: { type: switchParameter, help: 'Writes what was done.' },
    DomainCredential: { type: credential, help: 'Who may do it in the domain.' },
    LocalCredential: { type: credential, help: 'Who connects.' },
    Force: { type: switchParameter, help: 'Does not ask.' },
    Restart: { type: switchParameter, help: 'Restarts afterwards.' },
    WsmanAuthentication: {
      type: string,
      help: 'How to sign in.',
      validate: [validSet(['Default', 'Basic', 'Negotiate', 'CredSSP', 'Digest', 'Kerberos'])],
    },
  },
  run: (context) => notHere(context, 'it does not control the computer.'),
});
