import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Sets the time zone of the system. */
export const SetTimeZone = cmdlet({
  name: 'Set-TimeZone',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Sets the time zone of the system.',
  parameters: {
    ArgumentList: {
      type: objectArray,
      help: 'Whatever is given: it is not looked at.',
      position: 0,
      remaining: true,
      hidden: true,
    },
  },
  run: (context) => notHere(context, 'it does not control the computer.'),
});
