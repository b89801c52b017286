import type { NetException } from '../errors/exceptions.js';
import type { TerminatingError } from '../errors/terminating.js';
import type { NetType } from '../values/net-type.js';

/** Which of some catch types takes an error, and which exception it hands to `$_`. */
export interface CatchMatch {
  readonly index: number;
  readonly exception: NetException;
}

/**
 * Finds the type that catches an error: the inner exception of a wrapper is tried first, then the exception itself;
 * the very type before base types, earlier ones before later ones.
 */
export function catchMatch(error: TerminatingError, types: readonly NetType[]): CatchMatch | null {
  const { exception } = error;
  for (const candidate of exception.inner ? [exception.inner, exception] : [exception]) {
    const { netType } = candidate;
    let index = types.indexOf(netType);
    if (index < 0) index = types.findIndex((type) => netType.isAssignableTo(type));
    if (index >= 0) return { index, exception: candidate };
  }
  return null;
}
