import { cmdlet } from '../../src/engine/command/definition.js';
import { string } from '../../src/engine/command/parameter-types.js';
import { dataFile } from '../utility/data/data-files.js';
import { readManifest } from './modules/manifest.js';
import { ModuleInfo } from './modules/module-info.js';

/** Checks the manifest of a module. */
export const TestModuleManifest = cmdlet({
  name: 'Test-ModuleManifest',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Checks the manifest of a module.',
  parameters: {
    Path: { type: string, mandatory: true, position: 0, pipeline: true, byName: true, help: 'The path of the file.' },
  },
  examples: [
    {
      code: "\"@{ ModuleVersion = '1.2'; Description = 'Mail' }\" | Set-Content Mail.psd1; (Test-ModuleManifest Mail.psd1).Description",
      remarks: 'What the manifest says.',
    },
  ],
  run: (context) => ({
    process() {
      const { session, parameters } = context;
      const manifest = readManifest(session, dataFile(session, parameters.Path, false));
      context.write(new ModuleInfo({ ...manifest, moduleType: manifest.root === null ? 'Manifest' : 'Script' }));
    },
  }),
});
