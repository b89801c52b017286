import { cmdlet } from '../../src/engine/command/definition.js';
import { string } from '../../src/engine/command/parameter-types.js';
import { notHere } from './not-here.js';

/** Checks the manifest of a module. */
export const TestModuleManifest = cmdlet({
  name: 'Test-ModuleManifest',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Checks the manifest of a module.',
  parameters: {
    Path: { type: string, mandatory: true, position: 0, pipeline: true, byName: true, help: 'The path of the file.' },
  },
  run: (context) => notHere(context, 'modules here have no manifests: a .psm1 file is imported as it is.'),
});
