import { cmdlet } from '../../src/engine/command/definition.js';
import { dataFiles } from './type-data/data-files.js';
import { loadFormatFiles } from './type-data/load-format-files.js';

/** Loads views from .format.ps1xml files. */
export const UpdateFormatData = cmdlet({
  name: 'Update-FormatData',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Loads views from .format.ps1xml files.',
  defaultSet: 'FileSet',
  sets: ['FileSet'],
  shouldProcess: true,
  confirmImpact: 'Low',
  parameters: {
    ...dataFiles,
  },
  examples: [
    {
      code: "try { Update-FormatData nope.format.ps1xml -ErrorAction Stop } catch { 'no such file' }",
      remarks: 'An error.',
    },
  ],
  run: (context) => ({
    process() {
      const { parameters: p } = context;
      loadFormatFiles(context, p.PrependPath ?? [], p.AppendPath ?? []);
    },
  }),
});
