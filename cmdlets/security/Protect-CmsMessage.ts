import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Encrypts a message. */
export const ProtectCmsMessage = cmdlet({
  name: 'Protect-CmsMessage',
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Encrypts a message.',
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
