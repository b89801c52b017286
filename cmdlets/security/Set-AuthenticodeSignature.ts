import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Signs a script. */
export const SetAuthenticodeSignature = cmdlet({
  name: 'Set-AuthenticodeSignature',
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Signs a script.',
  parameters: {
    ArgumentList: {
      type: objectArray,
      help: 'Whatever is given: it is not looked at.',
      position: 0,
      remaining: true,
      hidden: true,
    },
  },
  run: (context) => notHere(context, 'scripts are not signed here.'),
});
