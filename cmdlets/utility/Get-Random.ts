import { cmdlet } from '../../src/engine/command/definition.js';
import {
  int32,
  nullableInt32,
  object,
  objectArray,
  switchParameter,
} from '../../src/engine/command/parameter-types.js';
import { notNull, range } from '../../src/engine/command/validation.js';
import { randomBody } from './random/random-body.js';
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
    Maximum: {
      type: object,
      help: 'Random numbers are less than this.',
      sets: { RandomNumberParameterSet: { position: 0 } },
    },
    Minimum: { type: object, help: 'Random numbers are not less than this.', sets: { RandomNumberParameterSet: {} } },
    InputObject: {
      type: objectArray,
      help: 'The objects to choose from.',
      sets: {
        RandomListItemParameterSet: { mandatory: true, position: 0, pipeline: true },
        ShuffleParameterSet: { mandatory: true, position: 0, pipeline: true },
      },
      allowNull: true,
    },
    Count: {
      type: int32,
      help: 'How many to output.',
      sets: { RandomNumberParameterSet: {}, RandomListItemParameterSet: {} },
      validate: [range(1, 2147483647)],
    },
    Shuffle: {
      type: switchParameter,
      help: 'Outputs all objects in random order.',
      sets: { ShuffleParameterSet: { mandatory: true } },
    },
  },
  examples: [{ code: 'Get-Random -Minimum 5 -Maximum 6', remarks: '5.' }],
  run: (context) => {
    const { session, parameters: p } = context;
    return randomBody(context, p, sessionRandom(session, p.SetSeed ?? undefined));
  },
});
