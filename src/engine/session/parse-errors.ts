import type { Diagnostic } from '../../language/diagnostic.js';
import { ParentContainsErrorRecordException, ParseException } from '../errors/engine-exceptions.js';
import { type NetException, newException } from '../errors/exceptions.js';
import { InvocationInfo } from '../errors/invocation-info.js';
import { positionMessage } from '../errors/position.js';
import { engineError, type TerminatingError } from '../errors/terminating.js';
import { parseErrorList } from '../types/language/parser.js';

/** The error of a text that cannot be parsed: the first complaint is the one that is shown. */
export function parseError(diagnostics: readonly Diagnostic[]): TerminatingError {
  const exception = newException(ParseException, messageOf(diagnostics), null, { Errors: parseErrorList(diagnostics) });
  return errorAt(diagnostics[0]!, exception);
}

/** The same for a text that was typed or given as a command: PowerShell's host has the record only, not its exception. */
export function typedParseError(diagnostics: readonly Diagnostic[]): TerminatingError {
  return errorAt(diagnostics[0]!, newException(ParentContainsErrorRecordException, messageOf(diagnostics)));
}

function messageOf(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((one) => `${positionMessage(one.extent)}\n${one.message}`).join('\n\n');
}

function errorAt(first: Diagnostic, exception: NetException): TerminatingError {
  const error = engineError(exception, first.id, 'ParserError');
  error.record.invocationInfo = new InvocationInfo({ extent: first.extent });
  return error;
}
