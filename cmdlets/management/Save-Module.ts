import { cmdlet } from '../../src/engine/command/definition.js';
import { credential, string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';
import { galleryVersions } from './gallery/gallery-parameters.js';

/** Downloads modules from a gallery. */
export const SaveModule = cmdlet({
  name: 'Save-Module',
  module: 'PowerShellGet',
  synopsis: 'Downloads modules from a gallery.',
  shouldProcess: true,
  parameters: {
    Name: { type: stringArray, help: 'Names of modules.', mandatory: true, position: 0, pipeline: true, byName: true },
    Path: { type: string, help: 'The folder.', position: 1, byName: true },
    LiteralPath: { type: string, help: 'The folder, exactly as typed.', aliases: ['PSPath'], byName: true },
    ...galleryVersions,
    Repository: { type: stringArray, help: 'The galleries to ask.' },
    Credential: { type: credential, help: 'Who signs in to the gallery.', byName: true },
    Force: { type: switchParameter, help: 'Does not ask.' },
    AcceptLicense: { type: switchParameter, help: 'Accepts licenses.' },
  },
  run: (context) => notHere(context, 'migsh takes modules from files (Import-Module with a path), not from a gallery.'),
});
