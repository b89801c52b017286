import { cmdlet } from '../../src/engine/command/definition.js';
import { object, switchParameter } from '../../src/engine/command/parameter-types.js';
import { toText } from '../../src/engine/convert/text.js';
import { SecureString } from '../../src/engine/values/secure-string.js';

/** Asks for a line. */
export const ReadHost = cmdlet({
  name: 'Read-Host',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Asks for a line.',
  defaultSet: 'AsString',
  sets: ['AsString', 'AsSecureString'],
  outputTypes: ['System.String', 'System.Security.SecureString'],
  parameters: {
    Prompt: { type: object, help: 'The text of the question.', position: 0, remaining: true, allowNull: true },
    AsSecureString: {
      type: switchParameter,
      help: 'Hides what is typed and outputs a secure string.',
      sets: { AsSecureString: {} },
    },
    MaskInput: { type: switchParameter, help: 'Hides what is typed and outputs a string.', sets: { AsString: {} } },
  },
  examples: [
    { code: "try { Read-Host 'Name' } catch { 'nobody answers' }", remarks: 'Without a terminal it is an error.' },
  ],
  run: (context) => ({
    process() {
      const { Prompt, AsSecureString, MaskInput } = context.parameters;
      const prompt = Prompt === undefined || Prompt === null ? '' : `${toText(context.script, Prompt)}: `;
      const line = AsSecureString || MaskInput ? context.host.readSecret(prompt) : context.host.readLine(prompt);
      context.write(AsSecureString && line !== null ? new SecureString(line) : line);
    },
  }),
});
