import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Tells about the computer. */
export const GetComputerInfo = cmdlet({
  name: 'Get-ComputerInfo',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Tells about the computer.',
  parameters: {
    Property: { type: stringArray, help: 'The properties; wildcards are allowed.', position: 0 },
  },
  run: (context) => notHere(context, 'it does not read what the computer is made of.'),
});
