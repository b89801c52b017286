import { cmdlet } from '../../src/engine/command/definition.js';
import { encoding } from '../../src/engine/command/encoding-parameter.js';
import { int32, psobject, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty, range } from '../../src/engine/command/validation.js';
import { PSArgumentNullException } from '../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { recordError, type TerminatingError } from '../../src/engine/errors/terminating.js';
import type { ReplacingFile } from '../../src/engine/types/io/replacing-file.js';
import { lineEnd, textDocument } from '../../src/format/text-document.js';
import { dataFile, openDataFile } from './data/data-files.js';

/** Input may choose the set of -LiteralPath and then not bring one: PowerShell stumbles over the null path before it looks at the input. */
function noPath(): TerminatingError {
  const exception = newException(
    PSArgumentNullException,
    'Cannot process argument because the value of argument "path" is null. Change the value of argument "path" to a non-null value.',
  );
  return recordError(errorRecord({ exception, id: 'ArgumentNull', category: 'InvalidArgument' }));
}

/** Writes what would be printed into a file. */
export const OutFile = cmdlet({
  name: 'Out-File',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Writes what would be printed into a file.',
  defaultSet: 'ByPath',
  sets: ['ByPath', 'ByLiteralPath'],
  shouldProcess: true,
  parameters: {
    FilePath: {
      type: string,
      help: 'The file to write to.',
      aliases: ['Path'],
      sets: { ByPath: { mandatory: true, position: 0 } },
    },
    LiteralPath: {
      type: string,
      help: 'The file, exactly as typed; wildcards are not understood.',
      aliases: ['PSPath', 'LP'],
      sets: { ByLiteralPath: { mandatory: true, byName: true } },
    },
    Encoding: { type: encoding, help: 'How the characters are stored.', position: 1, validate: [notNullOrEmpty] },
    Append: { type: switchParameter, help: 'Adds to what is there instead of replacing it.' },
    Force: { type: switchParameter, help: 'Overwrites a read-only file.' },
    NoClobber: { type: switchParameter, help: 'Does not overwrite a file that exists.', aliases: ['NoOverwrite'] },
    Width: { type: int32, help: 'How many characters a line has.', validate: [range(2, 2147483647)] },
    NoNewline: { type: switchParameter, help: 'Puts no line ends behind the texts.' },
    InputObject: { type: psobject, help: 'The objects to work on, usually from the pipeline.', pipeline: true },
  },
  examples: [
    { code: "'one', 'two' | Out-File list.txt; (Get-Item list.txt).Length -gt 0", remarks: 'A file of two lines.' },
  ],
  run: (context) => {
    const { parameters: p, session } = context;
    const path = p.FilePath ?? p.LiteralPath ?? '';
    let file: ReplacingFile | null = null;
    const newline = p.NoNewline ? '' : lineEnd(session);
    const document = textDocument(session, p.Width, (text) => file?.write(text + newline));
    return {
      begin() {
        if (path === '') throw noPath();
        if (context.shouldProcess(session.location.resolve(path), 'Output to File')) {
          file = openDataFile(dataFile(session, path, p.FilePath === undefined), {
            encoding: p.Encoding,
            append: p.Append,
            force: p.Force,
            noClobber: p.NoClobber,
          });
        }
      },
      process: () => document.process(p.InputObject),
      end() {
        document.end();
        file?.commit();
      },
      clean: () => file?.abandon(),
    };
  },
});
