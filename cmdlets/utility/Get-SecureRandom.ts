import { cmdlet } from '../../src/engine/command/definition.js';
import { randomBody } from './random/random-body.js';
import { randomParameters } from './random/random-parameters.js';
import { secureRandom } from './random/random-source.js';

/** Gets a random number fit for secrets, or chooses objects so. */
export const GetSecureRandom = cmdlet({
  name: 'Get-SecureRandom',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets a random number fit for secrets, or chooses objects so.',
  defaultSet: 'RandomNumberParameterSet',
  sets: ['RandomNumberParameterSet', 'RandomListItemParameterSet', 'ShuffleParameterSet'],
  outputTypes: ['System.Int32', 'System.Int64', 'System.Double'],
  parameters: {
    ...randomParameters,
  },
  examples: [{ code: 'Get-SecureRandom -Minimum 5 -Maximum 6', remarks: '5.' }],
  run: (context) => randomBody(context, context.parameters, secureRandom),
});
