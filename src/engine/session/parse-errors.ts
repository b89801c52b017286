import type { Diagnostic } from '../../language/diagnostic.js';
import { ParseException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { InvocationInfo } from '../errors/invocation-info.js';
import { positionMessage } from '../errors/position.js';
import { engineError, type TerminatingError } from '../errors/terminating.js';
import { parseErrorList } from '../types/language/parser.js';

/** The error of a text that cannot be parsed: the first complaint is the one that is shown. */
export function parseError(diagnostics: readonly Diagnostic[]): TerminatingError {
  const [first] = diagnostics;
  const text = diagnostics.map((one) => `${positionMessage(one.extent)}\n${one.message}`).join('\n\n');
  const exception = newException(ParseException, text, null, { Errors: parseErrorList(diagnostics) });
  const error = engineError(exception, first!.id, 'ParserError');
  error.record.invocationInfo = new InvocationInfo({ extent: first!.extent });
  return error;
}
