import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { lineEnd } from '../../src/format/text-document.js';
import { readClipboard } from './clipboard/clipboard-access.js';

/** Gets what is on the clipboard. */
export const GetClipboard = cmdlet({
  name: 'Get-Clipboard',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gets what is on the clipboard.',
  aliases: ['gcb'],
  outputTypes: ['System.String'],
  parameters: {
    Raw: { type: switchParameter, help: 'One text instead of lines.' },
    Delimiter: { type: stringArray, help: 'What separates the texts; the end of a line without it.' },
  },
  run: (context) => ({
    begin() {
      const text = readClipboard(context);
      const { Raw, Delimiter } = context.parameters;
      if (Raw) return context.write(text);
      const ends = Delimiter ?? [lineEnd(context.session)];
      const lines = ends.reduce<string[]>((parts, end) => parts.flatMap((part) => part.split(end)), [text]);
      for (const line of lines) context.write(line);
    },
  }),
});
