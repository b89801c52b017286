import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Takes the files out of an archive. */
export const ExpandArchive = cmdlet({
  name: 'Expand-Archive',
  module: 'Microsoft.PowerShell.Archive',
  synopsis: 'Takes the files out of an archive.',
  defaultSet: 'Path',
  sets: ['Path', 'LiteralPath'],
  shouldProcess: true,
  parameters: {
    Path: {
      type: string,
      help: 'The archive.',
      sets: { Path: { mandatory: true, position: 0, pipeline: true, byName: true } },
    },
    LiteralPath: {
      type: string,
      help: 'The archive, exactly as typed.',
      aliases: ['PSPath'],
      sets: { LiteralPath: { mandatory: true, byName: true } },
    },
    DestinationPath: { type: string, help: 'The folder for the files.', position: 1 },
    Force: { type: switchParameter, help: 'Overwrites files.' },
    PassThru: { type: switchParameter, help: 'Writes the files.' },
  },
  run: (context) => notHere(context, 'the system has programs for archives: zip and unzip, or tar.'),
});
