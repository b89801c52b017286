import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Reads a certificate file. */
export const GetPfxCertificate = cmdlet({
  name: 'Get-PfxCertificate',
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Reads a certificate file.',
  parameters: {
    ArgumentList: {
      type: objectArray,
      help: 'Whatever is given: it is not looked at.',
      position: 0,
      remaining: true,
      hidden: true,
    },
  },
  run: (context) => notHere(context, 'certificates are not handled here.'),
});
