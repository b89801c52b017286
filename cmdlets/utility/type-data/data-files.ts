import { stringArray } from '../../../src/engine/command/parameter-types.js';
import { notNull } from '../../../src/engine/command/validation.js';

/** Files of format or type data, by the place where they are added. */
export const dataFiles = {
  AppendPath: {
    type: stringArray,
    help: 'Files whose definitions come after those that are loaded.',
    aliases: ['PSPath', 'Path'],
    sets: { FileSet: { position: 0, pipeline: true, byName: true } },
    validate: [notNull],
  },
  PrependPath: {
    type: stringArray,
    help: 'Files whose definitions come before those that are loaded.',
    sets: { FileSet: {} },
    validate: [notNull],
  },
} as const;
