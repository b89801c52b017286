import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Reads the signature of a script. */
export const GetAuthenticodeSignature = cmdlet({
  name: 'Get-AuthenticodeSignature',
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Reads the signature of a script.',
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
