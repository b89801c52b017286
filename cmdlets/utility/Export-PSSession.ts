import { cmdlet } from '../../src/engine/command/definition.js';
import { netType, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';
import { importedCommands } from '../core/sessions/import-parameters.js';

/** Saves the commands of a remote session as a module. */
export const ExportPSSession = cmdlet({
  name: 'Export-PSSession',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Saves the commands of a remote session as a module.',
  aliases: ['epsn'],
  parameters: {
    OutputModule: {
      type: string,
      aliases: ['PSPath', 'ModuleName'],
      mandatory: true,
      position: 1,
      validate: [notNullOrEmpty],
      help: 'The module to write.',
    },
    Force: { type: switchParameter, help: 'Does it without asking, also where something would stand in the way.' },
    Encoding: {
      type: netType<NetObject>('System.Text.Encoding', 'Encoding'),
      validate: [notNullOrEmpty],
      help: 'The encoding of the files.',
    },
    ...importedCommands,
  },
  run: (context) => notHere(context, 'the Exchange cmdlets are part of it already; there is nothing to save.'),
});
