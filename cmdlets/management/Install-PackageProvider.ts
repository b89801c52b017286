import { cmdlet } from '../../src/engine/command/definition.js';
import { credential, string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { validSet } from '../../src/engine/command/validation.js';
import { notHere } from '../core/not-here.js';

/** Installs what downloads packages. */
export const InstallPackageProvider = cmdlet({
  name: 'Install-PackageProvider',
  module: 'PackageManagement',
  synopsis: 'Installs what downloads packages.',
  shouldProcess: true,
  parameters: {
    Name: { type: stringArray, help: 'Names of providers.', mandatory: true, position: 0 },
    RequiredVersion: { type: string, help: 'Exactly this version.' },
    MinimumVersion: { type: string, help: 'This version or a newer one.' },
    MaximumVersion: { type: string, help: 'This version or an older one.' },
    Scope: { type: string, help: 'For whom.', validate: [validSet(['CurrentUser', 'AllUsers'])] },
    Source: { type: stringArray, help: 'Where from.' },
    Credential: { type: credential, help: 'Who signs in to the gallery.', byName: true },
    Force: { type: switchParameter, help: 'Does not ask.' },
    ForceBootstrap: { type: switchParameter, help: 'Downloads what it needs.' },
    AllVersions: { type: switchParameter, help: 'All versions.' },
  },
  run: (context) => notHere(context, 'migsh takes modules from files (Import-Module with a path), not from a gallery.'),
});
