import { existsSync, mkdirSync, statSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { PSInvalidOperationException } from '../../src/engine/errors/engine-exceptions.js';
import { IOException } from '../../src/engine/errors/exception-types.js';
import { TerminatingError } from '../../src/engine/errors/terminating.js';
import { onFile } from '../../src/engine/types/io/faults.js';
import { itemError } from './providers/item-errors.js';
import { beginTranscript, transcriptName } from './transcripts/transcript.js';

/** Writes what is shown into a file, too. */
export const StartTranscript = cmdlet({
  name: 'Start-Transcript',
  module: 'Microsoft.PowerShell.Host',
  synopsis: 'Writes what is shown into a file, too.',
  description: ['What other programs print is in it; they write to a pipe while a transcript runs.'],
  defaultSet: 'ByPath',
  sets: ['ByPath', 'ByLiteralPath', 'ByOutputDirectory'],
  shouldProcess: true,
  outputTypes: ['System.String'],
  parameters: {
    Path: { type: string, help: 'The file.', validate: [notNullOrEmpty], sets: { ByPath: { position: 0 } } },
    LiteralPath: {
      type: string,
      help: 'The file, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      validate: [notNullOrEmpty],
      sets: { ByLiteralPath: { position: 0 } },
    },
    OutputDirectory: {
      type: string,
      help: 'A folder for a file with a name of its own.',
      validate: [notNullOrEmpty],
      sets: { ByOutputDirectory: { position: 0 } },
    },
    Append: { type: switchParameter, help: 'Adds to the file.' },
    Force: { type: switchParameter, help: 'Overwrites a read-only file.' },
    NoClobber: { type: switchParameter, help: 'Does not overwrite a file.', aliases: ['NoOverwrite'] },
    IncludeInvocationHeader: { type: switchParameter, help: 'The time of each command: commands are not in it here.' },
    UseMinimalHeader: { type: switchParameter, help: 'A short heading.' },
  },
  examples: [
    { code: 'Start-Transcript t.txt | Out-Null; Stop-Transcript | Out-Null; Test-Path t.txt', remarks: 'True.' },
  ],
  run: (context) => ({
    begin() {
      const { Path, LiteralPath, OutputDirectory, Append, NoClobber, UseMinimalHeader } = context.parameters;
      const { session } = context;
      const given = LiteralPath ?? Path ?? join(OutputDirectory ?? session.location.home, transcriptName());
      const path = session.location.resolve(given);
      if (!context.shouldProcess(path)) return;
      if (NoClobber && !Append && existsSync(path)) {
        context.throwTerminating(
          itemError(
            IOException,
            `File ${path} already exists and NoClobber was specified.`,
            'NoClobber',
            'ResourceExists',
            path,
          ),
        );
      }
      try {
        onFile(path, () => {
          mkdirSync(dirname(path), { recursive: true });
          if (!Append && existsSync(path) && statSync(path).isFile()) truncateSync(path);
          beginTranscript(session, path, UseMinimalHeader);
        });
      } catch (error) {
        if (!(error instanceof TerminatingError)) throw error;
        context.throwTerminating(cannotStart(error.exception.message));
      }
      context.write(`Transcript started, output file is ${given}`);
    },
  }),
});

function cannotStart(reason: string) {
  const message = `Transcription cannot be started due to the error: ${reason}`;
  return itemError(PSInvalidOperationException, message, 'CannotStartTranscription', 'InvalidOperation');
}
