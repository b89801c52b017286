import { cmdlet } from '../../src/engine/command/definition.js';
import { psobject } from '../../src/engine/command/parameter-types.js';

/** Takes objects and shows nothing. */
export const OutNull = cmdlet({
  name: 'Out-Null',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Takes objects and shows nothing.',
  parameters: {
    InputObject: {
      type: psobject,
      pipeline: true,
      help: 'The objects to work on; usually they come through the pipeline.',
    },
  },
  examples: [{ code: "'unwanted' | Out-Null", remarks: 'Shows nothing.' }],
  run() {
    return { process() {} };
  },
});
