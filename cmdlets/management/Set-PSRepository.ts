import { cmdlet } from '../../src/engine/command/definition.js';
import { credential, string, uri } from '../../src/engine/command/parameter-types.js';
import { validSet } from '../../src/engine/command/validation.js';
import { notHere } from '../core/not-here.js';

/** Changes what is known of a gallery. */
export const SetPSRepository = cmdlet({
  name: 'Set-PSRepository',
  module: 'PowerShellGet',
  synopsis: 'Changes what is known of a gallery.',
  shouldProcess: true,
  parameters: {
    Name: { type: string, help: 'The gallery.', mandatory: true, position: 0 },
    SourceLocation: { type: uri, help: 'Its address.', position: 1 },
    InstallationPolicy: {
      type: string,
      help: 'Whether it is trusted.',
      validate: [validSet(['Trusted', 'Untrusted'])],
    },
    Credential: { type: credential, help: 'Who signs in to the gallery.', byName: true },
  },
  run: (context) => notHere(context, 'migsh takes modules from files (Import-Module with a path), not from a gallery.'),
});
