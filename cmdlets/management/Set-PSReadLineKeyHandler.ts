import { cmdlet } from '../../src/engine/command/definition.js';
import { scriptBlock, string, stringArray } from '../../src/engine/command/parameter-types.js';
import { validSet } from '../../src/engine/command/validation.js';

/** Known for profiles: keys of the line editor cannot be changed here. */
export const SetPSReadLineKeyHandler = cmdlet({
  name: 'Set-PSReadLineKeyHandler',
  module: 'PSReadLine',
  synopsis: 'Says that keys of the line editor cannot be changed here.',
  defaultSet: 'ScriptBlock',
  sets: ['ScriptBlock', 'Function'],
  parameters: {
    Chord: { type: stringArray, help: 'The keys.', aliases: ['Key'], mandatory: true, position: 0 },
    ScriptBlock: { type: scriptBlock, help: 'What they do.', sets: { ScriptBlock: { mandatory: true, position: 1 } } },
    BriefDescription: { type: string, help: 'What they do, in a word.', sets: { ScriptBlock: {} } },
    Description: { type: string, help: 'What they do.', aliases: ['LongDescription'], sets: { ScriptBlock: {} } },
    Function: {
      type: string,
      help: 'The function of the line editor.',
      sets: { Function: { mandatory: true, position: 1 } },
    },
    ViMode: { type: string, help: 'In which mode.', validate: [validSet(['Insert', 'Command'])] },
  },
  examples: [{ code: 'Set-PSReadLineKeyHandler -Key Tab -Function MenuComplete', remarks: 'A warning.' }],
  run: (context) => ({
    process() {
      context.warning(
        `The keys of migsh's line editor cannot be changed: ${context.parameters.Chord.join(', ')} stays as it is.`,
      );
    },
  }),
});
