import { cmdlet } from '../../src/engine/command/definition.js';
import { enumType, string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { lineEnd } from '../../src/format/text-document.js';
import { aliasFileLines } from './aliases/alias-file.js';
import { matchingAliases } from './aliases/alias-table.js';
import { dataFile, openDataFile } from './data/data-files.js';

/** Writes aliases to a file. */
export const ExportAlias = cmdlet({
  name: 'Export-Alias',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes aliases to a file.',
  aliases: ['epal'],
  defaultSet: 'ByPath',
  sets: ['ByPath', 'ByLiteralPath'],
  shouldProcess: true,
  outputTypes: ['System.Management.Automation.AliasInfo'],
  parameters: {
    Path: { type: string, help: 'The file to write.', sets: { ByPath: { mandatory: true, position: 0 } } },
    LiteralPath: {
      type: string,
      help: 'The file, exactly as typed; wildcards are not understood.',
      aliases: ['PSPath', 'LP'],
      sets: { ByLiteralPath: { mandatory: true, byName: true } },
    },
    Name: { type: stringArray, help: 'The name; wildcards are allowed.', position: 1, byName: true },
    PassThru: { type: switchParameter, help: 'Outputs the object, which is not output otherwise.' },
    As: {
      type: enumType('Microsoft.PowerShell.Commands.ExportAliasFormat', ['Csv', 'Script']),
      help: 'Csv, or Script for a file of Set-Alias commands.',
    },
    Append: { type: switchParameter, help: 'Adds to what is there instead of replacing it.' },
    Force: { type: switchParameter, help: 'Overrides what stands in the way.' },
    NoClobber: { type: switchParameter, help: 'Does not overwrite a file that exists.', aliases: ['NoOverwrite'] },
    Description: { type: string, help: 'A text that says what it is for.' },
    Scope: { type: string, help: 'Global, Local, Script, or a number of levels up.' },
  },
  examples: [
    {
      code: 'Export-Alias aliases.txt -Name gci; (Get-Item aliases.txt).Length -gt 0',
      remarks: 'A file with one alias.',
    },
  ],
  run: (context) => ({
    process() {
      const { parameters: p, session } = context;
      const path = p.Path ?? p.LiteralPath ?? '';
      const aliases = matchingAliases(session, p.Name ?? ['*'], p.Scope);
      if (!context.shouldProcess(path, 'Export Alias')) return;
      const file = openDataFile(dataFile(session, path, p.Path === undefined), {
        append: p.Append,
        force: p.Force,
        noClobber: p.NoClobber,
      });
      for (const line of aliasFileLines(aliases, p.As ?? 'Csv', p.Description ?? null))
        file.write(line + lineEnd(session));
      file.commit();
      if (p.PassThru) for (const alias of aliases) context.write(alias);
    },
  }),
});
