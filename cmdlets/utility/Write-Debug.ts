import { cmdlet } from '../../src/engine/command/definition.js';
import { string } from '../../src/engine/command/parameter-types.js';

/** Writes a text for finding mistakes. */
export const WriteDebug = cmdlet({
  name: 'Write-Debug',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes a text for finding mistakes.',
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
  examples: [{ code: "Write-Debug 'x is 5' -Debug", remarks: 'Shown because of -Debug.' }],
  run: (context) => ({ process: () => context.debug(context.parameters.Message) }),
});
