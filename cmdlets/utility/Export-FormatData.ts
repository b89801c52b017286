import { cmdlet } from '../../src/engine/command/definition.js';
import { arrayOf, netType, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { dataFile, openDataFile } from './data/data-files.js';
import { formatXml } from './type-data/format-xml-writer.js';
import { TypeViews } from './type-data/type-views.js';

/** Writes views to a .format.ps1xml file. */
export const ExportFormatData = cmdlet({
  name: 'Export-FormatData',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes views to a .format.ps1xml file.',
  defaultSet: 'ByPath',
  sets: ['ByPath', 'ByLiteralPath'],
  parameters: {
    InputObject: {
      type: arrayOf(
        netType<NetObject>('System.Management.Automation.ExtendedTypeDefinition', 'ExtendedTypeDefinition'),
      ),
      help: 'The objects to work on, usually from the pipeline.',
      mandatory: true,
      pipeline: true,
    },
    Path: { type: string, help: 'The file to write.', aliases: ['FilePath'], sets: { ByPath: { mandatory: true } } },
    LiteralPath: {
      type: string,
      help: 'The file, exactly as typed; wildcards are not understood.',
      aliases: ['PSPath', 'LP'],
      sets: { ByLiteralPath: { mandatory: true } },
    },
    Force: { type: switchParameter, help: 'Overrides what stands in the way.' },
    NoClobber: { type: switchParameter, help: 'Does not overwrite a file that exists.', aliases: ['NoOverwrite'] },
    IncludeScriptBlock: { type: switchParameter, help: 'Exports the script blocks of the views, too.' },
  },
  examples: [
    {
      code: 'Get-FormatData System.Version | Export-FormatData -Path version.format.ps1xml; (Get-Item version.format.ps1xml).Length -gt 0',
      remarks: 'A file with the views.',
    },
  ],
  run: (context) => {
    const { parameters: p, session } = context;
    const found: TypeViews[] = [];
    return {
      process() {
        for (const one of p.InputObject ?? []) if (one instanceof TypeViews) found.push(one);
      },
      end() {
        const path = dataFile(session, p.Path ?? p.LiteralPath ?? '', p.Path === undefined);
        const file = openDataFile(path, { force: p.Force, noClobber: p.NoClobber });
        file.write(formatXml(found));
        file.commit();
      },
    };
  },
});
