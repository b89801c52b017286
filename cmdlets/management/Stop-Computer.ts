import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';
import { computerSignIn, computers } from './windows/computer-parameters.js';

/** Shuts computers down. */
export const StopComputer = cmdlet({
  name: 'Stop-Computer',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Shuts computers down.',
  shouldProcess: true,
  parameters: {
    ...computers,
    Force: { type: switchParameter, help: 'Also while others are signed in.' },
    ...computerSignIn,
  },
  run: (context) => notHere(context, 'it does not control the computer.'),
});
