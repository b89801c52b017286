import { cmdlet } from '../../src/engine/command/definition.js';
import { objectArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Reads who may do what with a file. */
export const GetAcl = cmdlet({
  name: 'Get-Acl',
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Reads who may do what with a file.',
  parameters: {
    ArgumentList: {
      type: objectArray,
      help: 'Whatever is given: it is not looked at.',
      position: 0,
      remaining: true,
      hidden: true,
    },
  },
  run: (context) => notHere(context, 'file permissions are left to the system.'),
});
