import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Debugs a process. */
export const DebugProcess = cmdlet({
  name: 'Debug-Process',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Debugs a process.',
  parameters: {
    ArgumentList: {
      type: objectArray,
      help: 'Whatever is given: it is not looked at.',
      position: 0,
      remaining: true,
      hidden: true,
    },
  },
  run: (context) => notHere(context, 'there is no debugger.'),
});
