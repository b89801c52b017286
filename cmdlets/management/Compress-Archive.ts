import { cmdlet } from '../../src/engine/command/definition.js';
import { string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { validSet } from '../../src/engine/command/validation.js';
import { notHere } from '../core/not-here.js';

/** Packs files into an archive. */
export const CompressArchive = cmdlet({
  name: 'Compress-Archive',
  module: 'Microsoft.PowerShell.Archive',
  synopsis: 'Packs files into an archive.',
  defaultSet: 'Path',
  sets: ['Path', 'PathWithUpdate', 'PathWithForce', 'LiteralPath', 'LiteralPathWithUpdate', 'LiteralPathWithForce'],
  shouldProcess: true,
  parameters: {
    Path: {
      type: stringArray,
      help: 'The files; wildcards are allowed.',
      sets: {
        Path: { mandatory: true, position: 0, pipeline: true, byName: true },
        PathWithUpdate: { mandatory: true, position: 0, pipeline: true, byName: true },
        PathWithForce: { mandatory: true, position: 0, pipeline: true, byName: true },
      },
    },
    LiteralPath: {
      type: stringArray,
      help: 'The files, exactly as typed.',
      aliases: ['PSPath'],
      sets: {
        LiteralPath: { mandatory: true, byName: true },
        LiteralPathWithUpdate: { mandatory: true, byName: true },
        LiteralPathWithForce: { mandatory: true, byName: true },
      },
    },
    DestinationPath: { type: string, help: 'The archive.', mandatory: true, position: 1 },
    CompressionLevel: {
      type: string,
      help: 'How hard it tries.',
      validate: [validSet(['Optimal', 'NoCompression', 'Fastest'])],
    },
    PassThru: { type: switchParameter, help: 'Writes the archive.' },
    Update: {
      type: switchParameter,
      help: 'Replaces what is in the archive.',
      sets: { PathWithUpdate: { mandatory: true }, LiteralPathWithUpdate: { mandatory: true } },
    },
    Force: {
      type: switchParameter,
      help: 'Overwrites the archive.',
      sets: { PathWithForce: { mandatory: true }, LiteralPathWithForce: { mandatory: true } },
    },
  },
  run: (context) => notHere(context, 'the system has programs for archives: zip and unzip, or tar.'),
});
