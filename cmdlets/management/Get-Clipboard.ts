import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';

/** Gets what is on the clipboard. */
export const GetClipboard = cmdlet({
  name: 'Get-Clipboard',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Gets what is on the clipboard.',
  aliases: ['gcb'],
  outputTypes: ['System.String'],
  parameters: {
    Raw: { type: switchParameter, help: 'One text instead of lines.' },
    Delimiter: { type: stringArray, help: 'What separates lines.' },
  },
  run: (context) => ({
    begin() {
      const text = context.host.clipboard.get();
      if (text === '') return;
      const { Raw, Delimiter } = context.parameters;
      if (Raw) return context.write(text);
      const lines = Delimiter
        ? Delimiter.reduce<string[]>((parts, one) => parts.flatMap((part) => part.split(one)), [text])
        : text.split(/\r?\n/);
      for (const line of lines) context.write(line);
    },
  }),
});
