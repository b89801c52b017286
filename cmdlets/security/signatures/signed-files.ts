import { bytes, stringArray } from '../../../src/engine/command/parameter-types.js';

/** The files or the content whose signature is meant. */
export const signedFiles = {
  FilePath: {
    type: stringArray,
    help: 'The files.',
    sets: { ByPath: { mandatory: true, position: 0, pipeline: true, byName: true } },
  },
  LiteralPath: {
    type: stringArray,
    help: 'The files, exactly as typed.',
    aliases: ['PSPath'],
    sets: { ByLiteralPath: { mandatory: true, byName: true } },
  },
  SourcePathOrExtension: {
    type: stringArray,
    help: 'The kind of the content.',
    sets: { ByContent: { mandatory: true, byName: true } },
  },
  Content: { type: bytes, help: 'The content.', sets: { ByContent: { mandatory: true, byName: true } } },
} as const;
