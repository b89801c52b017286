import { cmdlet } from '../../src/engine/command/definition.js';
import { string, stringArray } from '../../src/engine/command/parameter-types.js';
import { validSet } from '../../src/engine/command/validation.js';
import { writeInstalledModules } from './gallery/built-in.js';

/** Lists the modules that are there. */
export const GetInstalledPSResource = cmdlet({
  name: 'Get-InstalledPSResource',
  module: 'Microsoft.PowerShell.PSResourceGet',
  synopsis: 'Lists the modules that are there.',
  parameters: {
    Name: {
      type: stringArray,
      help: 'Names of modules; wildcards are allowed.',
      wildcards: true,
      position: 0,
      pipeline: true,
      byName: true,
    },
    Version: { type: string, help: 'The version, or a range.', byName: true },
    Path: { type: string, help: 'The folder to look into.' },
    Scope: { type: string, help: 'For whom.', validate: [validSet(['CurrentUser', 'AllUsers'])] },
  },
  examples: [
    {
      code: '(Get-InstalledPSResource Microsoft.PowerShell.Utility).Name',
      remarks: 'What is built in counts as installed.',
    },
  ],
  run: (context) => ({
    process: () => writeInstalledModules(context, context.parameters.Name),
  }),
});
