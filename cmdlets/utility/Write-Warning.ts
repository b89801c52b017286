import { cmdlet } from '../../src/engine/command/definition.js';
import { string } from '../../src/engine/command/parameter-types.js';

/** Writes a warning. */
export const WriteWarning = cmdlet({
  name: 'Write-Warning',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes a warning.',
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
  examples: [
    { code: "Write-Warning 'Disk nearly full' -WarningAction Continue", remarks: 'A line in the warning stream.' },
  ],
  run: (context) => ({ process: () => context.warning(context.parameters.Message) }),
});
