import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Reads event logs. */
export const GetWinEvent = cmdlet({
  name: 'Get-WinEvent',
  module: 'Microsoft.PowerShell.Diagnostics',
  synopsis: 'Reads event logs.',
  parameters: {
    ArgumentList: {
      type: objectArray,
      help: 'Whatever is given: it is not looked at.',
      position: 0,
      remaining: true,
      hidden: true,
    },
  },
  run: (context) => notHere(context, 'the event log belongs to Windows.'),
});
