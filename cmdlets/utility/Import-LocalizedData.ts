import { cmdlet } from '../../src/engine/command/definition.js';
import { string, stringArray } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { importLocalizedData } from './data/localized-data.js';

/** Reads the texts of a script in the language of the person. */
export const ImportLocalizedData = cmdlet({
  name: 'Import-LocalizedData',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Reads the texts of a script in the language of the person.',
  parameters: {
    BindingVariable: {
      type: string,
      aliases: ['Variable'],
      position: 0,
      validate: [notNullOrEmpty],
      help: 'The variable that takes the texts.',
    },
    UICulture: { type: string, position: 1, help: 'The language: de-DE.' },
    BaseDirectory: { type: string, help: 'The folder with the folders of the languages.' },
    FileName: { type: string, help: 'The name of the file.' },
    SupportedCommand: { type: stringArray, help: 'Commands that the file may call.' },
  },
  examples: [
    {
      code: "Set-Content texts.psd1 '@{ Hello = ''Good day'' }'; (Import-LocalizedData -BaseDirectory . -FileName texts).Hello",
      remarks: 'Good day.',
    },
  ],
  run: (context) => ({ process: () => importLocalizedData(context) }),
});
