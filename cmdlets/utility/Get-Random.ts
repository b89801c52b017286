import { cmdlet } from '../../src/engine/command/definition.js';
import { nullableInt32 } from '../../src/engine/command/parameter-types.js';
import { notNull } from '../../src/engine/command/validation.js';
import { randomBody } from './random/random-body.js';
import { randomParameters } from './random/random-parameters.js';
import { sessionRandom } from './random/random-source.js';

/** Gets a random number, or chooses objects at random. */
export const GetRandom = cmdlet({
  name: 'Get-Random',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets a random number, or chooses objects at random.',
  defaultSet: 'RandomNumberParameterSet',
  sets: ['RandomNumberParameterSet', 'RandomListItemParameterSet', 'ShuffleParameterSet'],
  outputTypes: ['System.Int32', 'System.Int64', 'System.Double'],
  parameters: {
    SetSeed: { type: nullableInt32, help: 'Makes the numbers repeatable. Not for secrets.', validate: [notNull] },
    ...randomParameters,
  },
  examples: [{ code: 'Get-Random -Minimum 5 -Maximum 6', remarks: '5.' }],
  run: (context) => {
    const { session, parameters: p } = context;
    return randomBody(context, p, sessionRandom(session, p.SetSeed ?? undefined));
  },
});
