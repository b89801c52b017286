import { credential, string, switchParameter } from '../../../src/engine/command/parameter-types.js';
import { validSet } from '../../../src/engine/command/validation.js';

/** Which version of a module is meant. */
export const galleryVersions = {
  MinimumVersion: { type: string, help: 'This version or a newer one.', byName: true },
  MaximumVersion: { type: string, help: 'This version or an older one.', byName: true },
  RequiredVersion: { type: string, help: 'Exactly this version.', byName: true },
  AllowPrerelease: { type: switchParameter, help: 'Versions before their release, too.' },
} as const;

/** How a module is installed. */
export const galleryInstall = {
  Scope: { type: string, help: 'For whom.', validate: [validSet(['CurrentUser', 'AllUsers'])] },
  Credential: { type: credential, help: 'Who signs in to the gallery.', byName: true },
  Force: { type: switchParameter, help: 'Does not ask.' },
  AcceptLicense: { type: switchParameter, help: 'Accepts licenses.' },
  PassThru: { type: switchParameter, help: 'Writes what was installed.' },
} as const;
