import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray } from '../../src/engine/command/parameter-types.js';
import { notNull } from '../../src/engine/command/validation.js';
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
    AppendPath: {
      type: stringArray,
      help: 'Files whose definitions come after those that are loaded.',
      aliases: ['PSPath', 'Path'],
      sets: { FileSet: { position: 0, pipeline: true, byName: true } },
      validate: [notNull],
    },
    PrependPath: {
      type: stringArray,
      help: 'Files whose definitions come before those that are loaded.',
      sets: { FileSet: {} },
      validate: [notNull],
    },
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
