import { cmdlet } from '../../src/engine/command/definition.js';
import {
  credential,
  enumType,
  int32,
  string,
  stringArray,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
import { validSet } from '../../src/engine/command/validation.js';
import { notHere } from '../core/not-here.js';

/** Restarts computers. */
export const RestartComputer = cmdlet({
  name: 'Restart-Computer',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Restarts computers.',
  defaultSet: 'DefaultSet',
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
    Force: { type: switchParameter, help: 'Also while others are signed in.', aliases: ['f'] },
    Wait: { type: switchParameter, help: 'Waits until they are back.' },
    Timeout: { type: int32, help: 'Seconds to wait.', aliases: ['TimeoutSec'] },
    For: {
      type: enumType('Microsoft.PowerShell.Commands.WaitForServiceTypes', ['WMI', 'WinRM', 'PowerShell']),
      help: 'What must be back.',
    },
    Delay: { type: int32, help: 'Seconds between questions.' },
    WsmanAuthentication: {
      type: string,
      help: 'How to sign in.',
      validate: [validSet(['Default', 'Basic', 'Negotiate', 'CredSSP', 'Digest', 'Kerberos'])],
    },
  },
  run: (context) => notHere(context, 'it does not control the computer.'),
});
