import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNull } from '../../src/engine/command/validation.js';
import { helpFiles } from './help/help-files.js';
import { moduleSpecifications } from './modules/module-specification.js';

/** Downloads newer help files. */
export const UpdateHelp = cmdlet({
  name: 'Update-Help',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Downloads newer help files.',
  defaultSet: 'Path',
  sets: ['Path', 'LiteralPath'],
  shouldProcess: true,
  parameters: {
    Module: {
      type: stringArray,
      aliases: ['Name'],
      sets: { Path: { position: 0, byName: true }, LiteralPath: { position: 0, byName: true } },
      validate: [notNull],
      help: 'Names of modules.',
    },
    FullyQualifiedModule: {
      type: moduleSpecifications,
      sets: { Path: { byName: true }, LiteralPath: { byName: true } },
      validate: [notNull],
      help: 'Modules by name and version.',
    },
    SourcePath: {
      type: stringArray,
      aliases: ['Path'],
      sets: { Path: { position: 1 } },
      validate: [notNull],
      help: 'The folder to read the help from.',
    },
    LiteralPath: {
      type: stringArray,
      aliases: ['PSPath', 'LP'],
      sets: { LiteralPath: { byName: true } },
      validate: [notNull],
      help: 'The path of the file, taken as it is written.',
    },
    Recurse: { type: switchParameter, help: 'Folders below, too.' },
    ...helpFiles,
  },
  run(context) {
    return {
      end() {
        context.warning('Help is part of every cmdlet here; there is nothing to download.');
      },
    };
  },
});
