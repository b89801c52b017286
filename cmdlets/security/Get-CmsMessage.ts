import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Reads an encrypted message. */
export const GetCmsMessage = cmdlet({
  name: 'Get-CmsMessage',
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Reads an encrypted message.',
  parameters: {
    ArgumentList: {
      type: objectArray,
      help: 'Whatever is given: it is not looked at.',
      position: 0,
      remaining: true,
      hidden: true,
    },
  },
  run: (context) => notHere(context, 'messages are not signed or encrypted here.'),
});
