import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { lineEnd } from '../utility/output/text-document.js';

/** Puts a text on the clipboard. */
export const SetClipboard = cmdlet({
  name: 'Set-Clipboard',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Puts a text on the clipboard.',
  aliases: ['scb'],
  shouldProcess: true,
  outputTypes: ['System.String'],
  parameters: {
    Value: {
      type: stringArray,
      help: 'The lines.',
      mandatory: true,
      position: 0,
      pipeline: true,
      byName: true,
      allowNull: true,
      allowEmptyString: true,
      allowEmptyCollection: true,
    },
    Append: { type: switchParameter, help: 'Adds to what is there.' },
    PassThru: { type: switchParameter, help: 'Hands the lines on.' },
    AsOSC52: {
      type: switchParameter,
      help: 'Through the terminal, also over ssh: the host decides here.',
      aliases: ['ToLocalhost'],
    },
  },
  run(context) {
    const lines: string[] = [];
    return {
      process() {
        for (const line of context.parameters.Value ?? []) {
          lines.push(line ?? '');
          if (context.parameters.PassThru) context.write(line);
        }
      },
      end() {
        const { clipboard } = context.host;
        const before = context.parameters.Append
          ? clipboard
              .get()
              .split(/\r?\n/)
              .filter((line) => line !== '')
          : [];
        const text = [...before, ...lines].join(lineEnd(context.session));
        if (context.shouldProcess(text, 'Set Clipboard')) clipboard.set(text);
      },
    };
  },
});
