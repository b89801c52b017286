import { cmdlet } from '../../src/engine/command/definition.js';
import { enumType, int32, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';
import { computerSignIn, computers } from './windows/computer-parameters.js';

/** Restarts computers. */
export const RestartComputer = cmdlet({
  name: 'Restart-Computer',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Restarts computers.',
  defaultSet: 'DefaultSet',
  shouldProcess: true,
  parameters: {
    ...computers,
    Force: { type: switchParameter, help: 'Also while others are signed in.', aliases: ['f'] },
    Wait: { type: switchParameter, help: 'Waits until they are back.' },
    Timeout: { type: int32, help: 'Seconds to wait.', aliases: ['TimeoutSec'] },
    For: {
      type: enumType('Microsoft.PowerShell.Commands.WaitForServiceTypes', ['WMI', 'WinRM', 'PowerShell']),
      help: 'What must be back.',
    },
    Delay: { type: int32, help: 'Seconds between questions.' },
    ...computerSignIn,
  },
  run: (context) => notHere(context, 'it does not control the computer.'),
});
