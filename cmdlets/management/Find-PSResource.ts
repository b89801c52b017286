import { cmdlet } from '../../src/engine/command/definition.js';
import { credential, string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Looks for modules in a gallery. */
export const FindPSResource = cmdlet({
  name: 'Find-PSResource',
  module: 'Microsoft.PowerShell.PSResourceGet',
  synopsis: 'Looks for modules in a gallery.',
  parameters: {
    Name: { type: stringArray, help: 'Names of modules.', position: 0, pipeline: true, byName: true },
    Type: { type: string, help: 'What to look for.' },
    Version: { type: string, help: 'The version, or a range.', byName: true },
    Prerelease: { type: switchParameter, help: 'Versions before their release, too.' },
    Tag: { type: stringArray, help: 'Words that authors gave.', byName: true },
    Repository: { type: stringArray, help: 'The galleries to ask.', byName: true },
    Credential: { type: credential, help: 'Who signs in to the gallery.', byName: true },
    IncludeDependencies: { type: switchParameter, help: 'What they need, too.' },
  },
  run: (context) => notHere(context, 'migsh takes modules from files (Import-Module with a path), not from a gallery.'),
});
