import { cmdlet } from '../../src/engine/command/definition.js';
import { PSInvalidOperationException } from '../../src/engine/errors/engine-exceptions.js';
import { onFile } from '../../src/engine/types/io/faults.js';
import { itemError } from './providers/item-errors.js';
import { endTranscript, transcriptPath } from './transcripts/transcript.js';

/** Ends a transcript. */
export const StopTranscript = cmdlet({
  name: 'Stop-Transcript',
  module: 'Microsoft.PowerShell.Host',
  synopsis: 'Ends a transcript.',
  shouldProcess: true,
  outputTypes: ['System.String'],
  parameters: {},
  run: (context) => ({
    begin() {
      const path = transcriptPath(context.session);
      if (path === null) {
        return context.throwTerminating(
          itemError(
            PSInvalidOperationException,
            'An error occurred stopping transcription: The host is not currently transcribing.',
            'InvalidOperation',
            'InvalidOperation',
          ),
        );
      }
      if (!context.shouldProcess(path)) return;
      onFile(path, () => endTranscript(context.session, path));
      context.write(`Transcript stopped, output file is ${path}`);
    },
  }),
});
