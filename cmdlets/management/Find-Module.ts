import { cmdlet } from '../../src/engine/command/definition.js';
import { credential, string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';
import { galleryVersions } from './gallery/gallery-parameters.js';

/** Looks for modules in a gallery. */
export const FindModule = cmdlet({
  name: 'Find-Module',
  module: 'PowerShellGet',
  synopsis: 'Looks for modules in a gallery.',
  parameters: {
    Name: { type: stringArray, help: 'Names of modules.', position: 0, pipeline: true, byName: true },
    ...galleryVersions,
    AllVersions: { type: switchParameter, help: 'All versions.' },
    IncludeDependencies: { type: switchParameter, help: 'What they need, too.' },
    Filter: { type: string, help: 'Words to look for.' },
    Tag: { type: stringArray, help: 'Words that authors gave.' },
    Repository: { type: stringArray, help: 'The galleries to ask.' },
    Credential: { type: credential, help: 'Who signs in to the gallery.', byName: true },
  },
  run: (context) => notHere(context, 'migsh takes modules from files (Import-Module with a path), not from a gallery.'),
});
