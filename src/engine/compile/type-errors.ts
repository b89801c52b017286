import { runtimeError, type TerminatingError } from '../errors/terminating.js';

/** The error of a type that does not exist. */
export function typeNotFound(name: string): TerminatingError {
  return runtimeError('TypeNotFound', 'InvalidOperation', `Unable to find type [${name}].`, name);
}
