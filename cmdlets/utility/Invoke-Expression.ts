import { cmdlet } from '../../src/engine/command/definition.js';
import { string } from '../../src/engine/command/parameter-types.js';
import { type ErrorRecord, errorRecord } from '../../src/engine/errors/error-record.js';
import { recordError, TerminatingError } from '../../src/engine/errors/terminating.js';
import type { ScriptBlock } from '../../src/engine/pipeline/script-block.js';
import type { Session } from '../../src/engine/session/session.js';

/** Runs a text as commands. */
export const InvokeExpression = cmdlet({
  name: 'Invoke-Expression',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Runs a text as commands.',
  aliases: ['iex'],
  parameters: {
    Command: { type: string, help: 'Commands to run, as a text.', mandatory: true, position: 0, pipeline: true },
  },
  examples: [{ code: "Invoke-Expression '1 + 2'", remarks: '3.' }],
  run: (context) => ({
    process() {
      const { session, out, parameters } = context;
      const block = compiled(session, parameters.Command);
      try {
        session.callBlock(block, { dotted: true, out });
      } catch (error) {
        // what ends the text points at the call
        if (error instanceof TerminatingError && isTyped(error.record))
          error.record.invocationInfo = context.invocation;
        throw error;
      }
    },
  }),
});

/** A mistake in the text is an error of this command, without a place in the text. */
function compiled(session: Session, text: string): ScriptBlock {
  try {
    return session.compile(text);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    const { exception, record } = error;
    throw recordError(errorRecord({ exception, id: record.errorId, category: 'ParserError' }));
  }
}

/** True for an error whose place is in typed text, not in a file. */
function isTyped(record: ErrorRecord): boolean {
  return record.invocationInfo?.extent?.source.file == null;
}
