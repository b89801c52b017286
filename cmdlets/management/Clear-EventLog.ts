import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Empties the event log. */
export const ClearEventLog = cmdlet({
  name: 'Clear-EventLog',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Empties the event log.',
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
