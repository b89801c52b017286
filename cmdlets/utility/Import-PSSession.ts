import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { importedCommands } from '../core/sessions/import-parameters.js';
import '../core/sessions/session-object.js';
import { importSession } from '../core/sessions/import-session.js';

/** Makes the commands of a session available; those of Exchange are there already. */
export const ImportPSSession = cmdlet({
  name: 'Import-PSSession',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes the commands of a session available; those of Exchange are there already.',
  aliases: ['ipsn'],
  outputTypes: ['System.Management.Automation.PSModuleInfo'],
  parameters: {
    Prefix: { type: string, validate: [notNullOrEmpty], help: 'What is put in front of the nouns.' },
    DisableNameChecking: { type: switchParameter, help: 'Does not warn of unusual names.' },
    ...importedCommands,
  },
  examples: [
    {
      code: '$s = New-PSSession -ConfigurationName Microsoft.Exchange; $null = Import-PSSession $s -DisableNameChecking',
      remarks: 'The Exchange cmdlets are part of migsh: nothing changes.',
    },
  ],
  run: (context) => ({
    process() {
      importSession(context);
    },
  }),
});
