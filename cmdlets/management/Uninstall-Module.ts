import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';
import { galleryVersions } from './gallery/gallery-parameters.js';

/** Removes modules that were installed from a gallery. */
export const UninstallModule = cmdlet({
  name: 'Uninstall-Module',
  module: 'PowerShellGet',
  synopsis: 'Removes modules that were installed from a gallery.',
  shouldProcess: true,
  parameters: {
    Name: { type: stringArray, help: 'Names of modules.', mandatory: true, position: 0, pipeline: true, byName: true },
    ...galleryVersions,
    AllVersions: { type: switchParameter, help: 'All versions.' },
    Force: { type: switchParameter, help: 'Does not ask.' },
  },
  run: (context) => notHere(context, 'migsh takes modules from files (Import-Module with a path), not from a gallery.'),
});
