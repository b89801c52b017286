import { int32, object, objectArray, switchParameter } from '../../../src/engine/command/parameter-types.js';
import { range } from '../../../src/engine/command/validation.js';

/** The parameters that choose a random number or item. */
export const randomParameters = {
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
} as const;
