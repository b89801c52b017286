import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Makes an event log. */
export const NewEventLog = cmdlet({
  name: 'New-EventLog',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Makes an event log.',
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
