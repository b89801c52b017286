import { cmdlet } from '../../src/engine/command/definition.js';
import { object, stringArray } from '../../src/engine/command/parameter-types.js';

/** Writes a message to the information stream. */
export const WriteInformation = cmdlet({
  name: 'Write-Information',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes a message to the information stream.',
  parameters: {
    MessageData: {
      type: object,
      help: 'The message; any object.',
      aliases: ['Msg', 'Message'],
      mandatory: true,
      position: 0,
      pipeline: true,
      allowNull: true,
    },
    Tags: { type: stringArray, help: 'Words that tell messages apart.', position: 1 },
  },
  examples: [
    {
      code: "Write-Information 'Started' -InformationAction Continue",
      remarks: 'Shown because of -InformationAction.',
    },
  ],
  run: (context) => ({
    process() {
      const { MessageData, Tags } = context.parameters;
      context.information(MessageData, Tags ?? []);
    },
  }),
});
