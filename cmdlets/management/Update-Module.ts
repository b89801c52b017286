import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';
import { galleryInstall, galleryVersions } from './gallery/gallery-parameters.js';

/** Updates modules from a gallery. */
export const UpdateModule = cmdlet({
  name: 'Update-Module',
  module: 'PowerShellGet',
  synopsis: 'Updates modules from a gallery.',
  shouldProcess: true,
  parameters: {
    Name: { type: stringArray, help: 'Names of modules.', position: 0, pipeline: true, byName: true },
    ...galleryVersions,
    ...galleryInstall,
  },
  run: (context) => notHere(context, 'migsh takes modules from files (Import-Module with a path), not from a gallery.'),
});
