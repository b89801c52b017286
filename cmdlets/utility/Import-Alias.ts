import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { readTextLines } from '../../src/engine/session/text-files.js';
import { readAliasLine } from './aliases/alias-file.js';
import { putAlias } from './aliases/alias-table.js';

/** Reads aliases from a file. */
export const ImportAlias = cmdlet({
  name: 'Import-Alias',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Reads aliases from a file.',
  aliases: ['ipal'],
  defaultSet: 'ByPath',
  sets: ['ByPath', 'ByLiteralPath'],
  shouldProcess: true,
  outputTypes: ['System.Management.Automation.AliasInfo'],
  parameters: {
    Path: {
      type: string,
      help: 'The file to read.',
      sets: { ByPath: { mandatory: true, position: 0, pipeline: true, byName: true } },
    },
    LiteralPath: {
      type: string,
      help: 'The file, exactly as typed; wildcards are not understood.',
      aliases: ['PSPath', 'LP'],
      sets: { ByLiteralPath: { mandatory: true, pipeline: true, byName: true } },
    },
    Scope: { type: string, help: 'Global, Local, Script, or a number of levels up.', validate: [notNullOrEmpty] },
    PassThru: { type: switchParameter, help: 'Outputs the object, which is not output otherwise.' },
    Force: { type: switchParameter, help: 'Replaces read-only aliases.' },
  },
  examples: [
    {
      code: 'Export-Alias aliases.txt -Name gci; Import-Alias aliases.txt -Force; (Get-Alias gci).Definition',
      remarks: 'Get-ChildItem.',
    },
  ],
  run: (context) => ({
    process() {
      const { parameters: p, session } = context;
      const path = p.Path ?? p.LiteralPath ?? '';
      for (const line of readTextLines(session, path)) {
        const entry = readAliasLine(line);
        if (!entry || !context.shouldProcess(`Name: ${entry.Name} Value: ${entry.Value}`, 'Import Alias')) continue;
        const alias = putAlias(context, { ...entry, Scope: p.Scope, Force: p.Force }, p.Force ? 'replace' : 'add');
        if (alias && p.PassThru) context.write(alias);
      }
    },
  }),
});
