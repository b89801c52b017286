import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';

import { writeInstalledModules } from './gallery/built-in.js';
import { galleryVersions } from './gallery/gallery-parameters.js';

/** Lists the modules that are there. */
export const GetInstalledModule = cmdlet({
  name: 'Get-InstalledModule',
  module: 'PowerShellGet',
  synopsis: 'Lists the modules that are there.',
  parameters: {
    Name: {
      type: stringArray,
      help: 'Names of modules; wildcards are allowed.',
      wildcards: true,
      position: 0,
      byName: true,
    },
    ...galleryVersions,
    AllVersions: { type: switchParameter, help: 'All versions.' },
  },
  examples: [
    {
      code: '(Get-InstalledModule Microsoft.PowerShell.Utility).Name',
      remarks: 'What is built in counts as installed.',
    },
  ],
  run: (context) => ({
    process: () => writeInstalledModules(context, context.parameters.Name),
  }),
});
