import { RegexParseException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError, type TerminatingError } from '../errors/terminating.js';

/** `Invalid pattern '{0}' at offset {1}. {2}` (RegexParseException). */
export function patternError(pattern: string, offset: number, problem: string): TerminatingError {
  return netError(newException(RegexParseException, `Invalid pattern '${pattern}' at offset ${offset}. ${problem}`));
}

/** A back reference to a group that the pattern does not have. */
export function undefinedGroup(pattern: string, offset: number, name: string): TerminatingError {
  const what = /^\d+$/.test(name) ? 'number' : 'name';
  return patternError(pattern, offset, `Reference to undefined group ${what} ${name}.`);
}
