import { cmdlet } from '../../src/engine/command/definition.js';
import { string, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty, validSet } from '../../src/engine/command/validation.js';
import { archivePath, compress, inputPaths } from './archives/compress.js';
import { plainPlace } from './providers/globbing.js';
import { itemAt } from './providers/items.js';

const fromPipeline = { mandatory: true, position: 0, pipeline: true, byName: true } as const;
const fromProperty = { mandatory: true, byName: true } as const;

/** Packs files into a zip archive. */
export const CompressArchive = cmdlet({
  name: 'Compress-Archive',
  module: 'Microsoft.PowerShell.Archive',
  className: 'Compress-Archive',
  synopsis: 'Packs files into a zip archive.',
  description: [
    'Folders are packed with what is in them, hidden files left out. An archive that is replaced or updated stays as it was until the new one is complete.',
  ],
  defaultSet: 'Path',
  sets: ['Path', 'PathWithUpdate', 'PathWithForce', 'LiteralPath', 'LiteralPathWithUpdate', 'LiteralPathWithForce'],
  shouldProcess: true,
  confirmImpact: 'Medium',
  outputTypes: ['System.IO.File'],
  parameters: {
    Path: {
      type: stringArray,
      help: 'The files and folders; wildcards are allowed.',
      wildcards: true,
      validate: [notNullOrEmpty],
      sets: { Path: fromPipeline, PathWithUpdate: fromPipeline, PathWithForce: fromPipeline },
    },
    LiteralPath: {
      type: stringArray,
      help: 'The files and folders, exactly as typed.',
      aliases: ['PSPath'],
      validate: [notNullOrEmpty],
      sets: { LiteralPath: fromProperty, LiteralPathWithUpdate: fromProperty, LiteralPathWithForce: fromProperty },
    },
    DestinationPath: {
      type: string,
      help: 'The archive; `.zip` is added to a name without an extension.',
      mandatory: true,
      position: 1,
      validate: [notNullOrEmpty],
    },
    CompressionLevel: {
      type: string,
      help: 'How hard it tries to be small.',
      default: 'Optimal',
      validate: [validSet(['Optimal', 'NoCompression', 'Fastest'])],
    },
    PassThru: { type: switchParameter, help: 'Writes the archive.' },
    Update: {
      type: switchParameter,
      help: 'Adds to the archive, in place of files of the same name.',
      sets: { PathWithUpdate: { mandatory: true }, LiteralPathWithUpdate: { mandatory: true } },
    },
    Force: {
      type: switchParameter,
      help: 'Overwrites the archive.',
      sets: { PathWithForce: { mandatory: true }, LiteralPathWithForce: { mandatory: true } },
    },
  },
  examples: [
    {
      code: "Set-Content report.csv 'a,b'; Compress-Archive report.csv report.zip; (Get-Item report.zip).Name",
      remarks: 'report.zip.',
    },
    {
      code: "Set-Content a.txt 'a'; Set-Content b.txt 'b'; Get-Item a.txt | Compress-Archive -DestinationPath all; Get-Item b.txt | Compress-Archive -DestinationPath all.zip -Update",
      remarks: 'An archive with both files.',
    },
  ],
  run(context) {
    const given: string[] = [];
    let path = '';
    return {
      begin() {
        path = archivePath(context);
        context.verbose('Preparing to compress...');
      },
      process() {
        given.push(...(context.parameters.Path ?? context.parameters.LiteralPath ?? []));
      },
      end() {
        const paths = inputPaths(context, given, context.parameterSet.startsWith('Literal'));
        const target = paths.length > 1 ? `\n${paths.join('\n')}` : (paths[0] ?? '');
        if (!context.shouldProcess(target)) return;
        const made = compress(context, paths, path);
        if (made && context.parameters.PassThru)
          context.write(itemAt(context.session, plainPlace(context.session, path, true)));
      },
    };
  },
});
