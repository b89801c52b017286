import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';

import { installModules } from './gallery/built-in.js';
import { galleryInstall, galleryVersions } from './gallery/gallery-parameters.js';

/** Installs modules from a gallery: those of migsh are built in. */
export const InstallModule = cmdlet({
  name: 'Install-Module',
  module: 'PowerShellGet',
  synopsis: 'Installs modules from a gallery: those of migsh are built in.',
  shouldProcess: true,
  parameters: {
    Name: { type: stringArray, help: 'Names of modules.', mandatory: true, position: 0, pipeline: true, byName: true },
    ...galleryVersions,
    Repository: { type: stringArray, help: 'The galleries to ask.' },
    ...galleryInstall,
    AllowClobber: { type: switchParameter, help: 'Also when commands have the names of others.' },
    SkipPublisherCheck: { type: switchParameter, help: 'Does not ask who signed it.' },
  },
  examples: [{ code: 'Install-Module Microsoft.PowerShell.Utility', remarks: 'A warning: it is built in.' }],
  run: (context) => ({
    process: () => installModules(context, context.parameters.Name),
  }),
});
