import { cmdlet } from '../../src/engine/command/definition.js';
import { arrayOf, netType, stringArray } from '../../src/engine/command/parameter-types.js';
import { notNull } from '../../src/engine/command/validation.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { helpFiles } from './help/help-files.js';
import { moduleSpecifications } from './modules/module-specification.js';
import { notHere } from './not-here.js';

/** Downloads help files. */
export const SaveHelp = cmdlet({
  name: 'Save-Help',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Downloads help files.',
  defaultSet: 'Path',
  sets: ['Path', 'LiteralPath'],
  parameters: {
    DestinationPath: {
      type: stringArray,
      aliases: ['Path'],
      sets: { Path: { mandatory: true, position: 0 } },
      validate: [notNull],
      help: 'The folder to write to.',
    },
    LiteralPath: {
      type: stringArray,
      aliases: ['PSPath', 'LP'],
      sets: { LiteralPath: { mandatory: true } },
      validate: [notNull],
      help: 'The path of the file, taken as it is written.',
    },
    Module: {
      type: arrayOf(netType<NetObject>('System.Management.Automation.PSModuleInfo', 'PSModuleInfo')),
      aliases: ['Name'],
      sets: {
        Path: { position: 1, pipeline: true, byName: true },
        LiteralPath: { position: 1, pipeline: true, byName: true },
      },
      validate: [notNull],
      help: 'Names of modules.',
    },
    FullyQualifiedModule: {
      type: moduleSpecifications,
      sets: { Path: { byName: true }, LiteralPath: { byName: true } },
      validate: [notNull],
      help: 'Modules by name and version.',
    },
    ...helpFiles,
  },
  run: (context) => notHere(context, 'help is part of every cmdlet here; there is nothing to download.'),
});
