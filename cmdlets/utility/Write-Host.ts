import { cmdlet } from '../../src/engine/command/definition.js';
import { enumType, object, switchParameter } from '../../src/engine/command/parameter-types.js';
import { HostInformationMessage } from '../../src/engine/pipeline/host-information.js';
import { consoleColours } from './output/console-colours.js';
import { hostText } from './output/host-text.js';

/** Writes text to the screen. */
export const WriteHost = cmdlet({
  name: 'Write-Host',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes text to the screen.',
  parameters: {
    Object: {
      type: object,
      help: 'What to write.',
      aliases: ['Msg', 'Message'],
      position: 0,
      pipeline: true,
      remaining: true,
      asWritten: true,
    },
    NoNewline: { type: switchParameter, help: 'Puts no line ends behind the texts.' },
    Separator: { type: object, help: 'Text between the items.' },
    ForegroundColor: { type: enumType('System.ConsoleColor', consoleColours), help: 'Colour of the text.' },
    BackgroundColor: { type: enumType('System.ConsoleColor', consoleColours), help: 'Colour behind the text.' },
  },
  examples: [
    { code: "Write-Host 'Done' -ForegroundColor Green", remarks: 'In green.' },
    { code: "Write-Host 1, 2, 3 -Separator ', '", remarks: 'Items with a text between them.' },
  ],
  run: (context) => ({
    process() {
      const { Object: value, Separator, NoNewline, ForegroundColor, BackgroundColor } = context.parameters;
      const separator = Separator === undefined ? ' ' : hostText(context.script, Separator, ' ');
      const text = value === undefined ? '' : hostText(context.script, value, separator);
      context.information(
        new HostInformationMessage(text, NoNewline, ForegroundColor ?? null, BackgroundColor ?? null),
        ['PSHOST'],
      );
    },
  }),
});
