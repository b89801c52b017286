import { cmdlet } from '../../src/engine/command/definition.js';
import { string } from '../../src/engine/command/parameter-types.js';

/** Writes a text for those who asked for details. */
export const WriteVerbose = cmdlet({
  name: 'Write-Verbose',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes a text for those who asked for details.',
  parameters: {
    Message: {
      type: string,
      help: 'The text.',
      aliases: ['Msg'],
      mandatory: true,
      position: 0,
      pipeline: true,
      allowEmptyString: true,
    },
  },
  examples: [{ code: "Write-Verbose 'Looking at ann' -Verbose", remarks: 'Shown because of -Verbose.' }],
  run: (context) => ({ process: () => context.verbose(context.parameters.Message) }),
});
