import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { ambiguousArchive, noFilePath } from './archives/archive-errors.js';
import { resolvedPaths } from './archives/archive-paths.js';
import { destinationFolder, expand, folderForArchive } from './archives/expand.js';
import { plainPlace } from './providers/globbing.js';
import { isContainer, itemAt } from './providers/items.js';

/** Takes the files out of a zip archive. */
export const ExpandArchive = cmdlet({
  name: 'Expand-Archive',
  module: 'Microsoft.PowerShell.Archive',
  className: 'Expand-Archive',
  synopsis: 'Takes the files out of a zip archive.',
  description: [
    'Nothing is written outside the destination. When an entry cannot be unpacked, what was unpacked before is removed again.',
  ],
  defaultSet: 'Path',
  sets: ['Path', 'LiteralPath'],
  shouldProcess: true,
  confirmImpact: 'Medium',
  outputTypes: ['System.IO.FileSystemInfo'],
  parameters: {
    Path: {
      type: string,
      help: 'The archive.',
      wildcards: true,
      validate: [notNullOrEmpty],
      sets: { Path: { mandatory: true, position: 0, pipeline: true, byName: true } },
    },
    LiteralPath: {
      type: string,
      help: 'The archive, exactly as typed.',
      aliases: ['PSPath'],
      validate: [notNullOrEmpty],
      sets: { LiteralPath: { mandatory: true, byName: true } },
    },
    DestinationPath: {
      type: string,
      help: 'The folder for the files.',
      position: 1,
      defaultText: 'A folder named as the archive, in the current folder',
      validate: [notNullOrEmpty],
    },
    Force: { type: switchParameter, help: 'Overwrites files.' },
    PassThru: { type: switchParameter, help: 'Writes the files and folders that were made.' },
  },
  examples: [
    {
      code: "Set-Content a.txt 'a'; Compress-Archive a.txt a.zip; Expand-Archive a.zip out; Get-Content out/a.txt",
      remarks: 'a.',
    },
  ],
  run(context) {
    const { session } = context;
    let destination: string | null = null;
    return {
      begin() {
        destination = destinationFolder(context);
        context.verbose('Preparing to expand...');
      },
      process() {
        const { parameters: p, parameterSet } = context;
        const given = p.LiteralPath ?? p.Path ?? '';
        const paths = resolvedPaths(context, given, p.LiteralPath !== undefined);
        if (paths.length > 1) context.throwTerminating(ambiguousArchive(given, parameterSet));
        const path = paths[0] ?? context.throwTerminating(noFilePath(given));
        if (isContainer(session, plainPlace(session, path, true))) context.throwTerminating(noFilePath(path));
        if (!context.shouldProcess(path)) return;
        const made = expand(context, path, destination ?? folderForArchive(context, path));
        if (p.PassThru) for (const one of made) context.write(itemAt(session, plainPlace(session, one, true)));
      },
    };
  },
});
