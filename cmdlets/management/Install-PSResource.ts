import { cmdlet } from '../../src/engine/command/definition.js';
import { credential, string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { validSet } from '../../src/engine/command/validation.js';
import { installModules } from './gallery/built-in.js';

/** Installs modules from a gallery: those of migsh are built in. */
export const InstallPSResource = cmdlet({
  name: 'Install-PSResource',
  module: 'Microsoft.PowerShell.PSResourceGet',
  synopsis: 'Installs modules from a gallery: those of migsh are built in.',
  shouldProcess: true,
  parameters: {
    Name: { type: stringArray, help: 'Names of modules.', mandatory: true, position: 0, pipeline: true, byName: true },
    Version: { type: string, help: 'The version, or a range.', byName: true },
    Prerelease: { type: switchParameter, help: 'Versions before their release, too.', byName: true },
    Repository: { type: stringArray, help: 'The galleries to ask.', byName: true },
    Credential: { type: credential, help: 'Who signs in to the gallery.', byName: true },
    Scope: { type: string, help: 'For whom.', validate: [validSet(['CurrentUser', 'AllUsers'])] },
    TrustRepository: { type: switchParameter, help: 'Does not ask.' },
    Reinstall: { type: switchParameter, help: 'Installs it again.' },
    Quiet: { type: switchParameter, help: 'Shows no progress.' },
    AcceptLicense: { type: switchParameter, help: 'Accepts licenses.' },
    NoClobber: { type: switchParameter, help: 'Not when commands have the names of others.' },
    SkipDependencyCheck: { type: switchParameter, help: 'Without what it needs.' },
    PassThru: { type: switchParameter, help: 'Writes what was installed.' },
  },
  examples: [{ code: 'Install-PSResource Microsoft.PowerShell.Utility', remarks: 'A warning: it is built in.' }],
  run: (context) => ({
    process: () => installModules(context, context.parameters.Name),
  }),
});
