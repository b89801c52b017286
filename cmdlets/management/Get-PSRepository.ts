import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Lists galleries. */
export const GetPSRepository = cmdlet({
  name: 'Get-PSRepository',
  module: 'PowerShellGet',
  synopsis: 'Lists galleries.',
  parameters: {
    Name: { type: stringArray, help: 'Names of galleries.', position: 0, byName: true },
  },
  run: (context) => notHere(context, 'migsh takes modules from files (Import-Module with a path), not from a gallery.'),
});
