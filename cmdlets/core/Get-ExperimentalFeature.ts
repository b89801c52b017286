import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';

/** Lists experimental features. */
export const GetExperimentalFeature = cmdlet({
  name: 'Get-ExperimentalFeature',
  module: 'Microsoft.PowerShell.Core',
  synopsis: 'Lists experimental features.',
  parameters: {
    Name: {
      type: stringArray,
      position: 0,
      pipeline: true,
      validate: [notNullOrEmpty],
      help: 'Names; wildcards are understood.',
    },
  },
  run() {
    // There are none: a list of none is the answer.
    return { process() {} };
  },
});
