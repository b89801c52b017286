import {
  ActionPreferenceStopException,
  CmdletInvocationException,
  isRuntimeException,
  RuntimeException,
} from '../errors/engine-exceptions.js';
import { copyRecord, type ErrorRecord } from '../errors/error-record.js';
import type { NetException } from '../errors/exceptions.js';
import type { TerminatingError } from '../errors/terminating.js';
import type { NetType } from '../values/net-type.js';

/** Which of some catch types takes an error, and which exception it hands to `$_`. */
export interface CatchMatch {
  readonly index: number;
  readonly exception: NetException;
}

/** A type that is compared with the catch types, and the exception `$_` gets when it matches. */
interface Candidate {
  readonly type: NetType;
  readonly exception: NetException;
}

/** Catch types in the order of their clauses; null for a clause (or trap) without a type, which takes everything. */
export type CatchTypes = readonly (NetType | null)[];

/**
 * Finds the clause that catches an error (PowerShell's ExceptionHandlingOps.FindMatchingHandler): the wrapped exception is tried first, then the
 * wrapper, then what lies deeper; a later candidate wins only with a more specific type. Among equals a clause without types gets the last one.
 */
export function catchMatch(error: TerminatingError, types: CatchTypes): CatchMatch | null {
  const ranks = types.map((type, i) => (type ? subtypesBefore(types, i) : types.length - 1));
  let found: CatchMatch | null = null;
  let best = Number.POSITIVE_INFINITY;
  for (const { type, exception } of candidates(error)) {
    const index = indexFor(type, types);
    if (index < 0) continue;
    const rank = ranks[index]!;
    if (rank < best || (rank === best && types[found!.index] === null)) found = { index, exception };
    best = Math.min(best, rank);
    if (best === 0) break;
  }
  return found;
}

/** Finds the trap for an error: the wrapped exception decides, the wrapper only when it leads to another trap. */
export function trapMatch(error: TerminatingError, types: CatchTypes): CatchMatch | null {
  const [first, second] = candidates(error);
  const index = indexFor(first!.type, types);
  const single = error.carrier === 'stop' || !second;
  if (!single && (index < 0 || types[index] === null)) {
    const outer = indexFor(second.type, types);
    if (outer !== index) return outer < 0 ? null : { index: outer, exception: second.exception };
  }
  return index < 0 ? null : { index, exception: first!.exception };
}

/** A handler sees the exception that matched, which may be the inner one, when the engine made the record; else the record as it is. */
export function passedRecord(error: TerminatingError, exception: NetException): ErrorRecord {
  const { record } = error;
  if (record.exception === exception || error.carrier !== 'self') return record;
  const copy = copyRecord(record);
  copy.exception = exception;
  return copy;
}

/** The exceptions a handler may match, in the order in which PowerShell looks at them. */
function candidates(error: TerminatingError): Candidate[] {
  const { exception } = error;
  const itself = { type: exception.resolveType(), exception };
  switch (error.carrier) {
    case 'self':
      return withInner(exception);
    case 'runtime':
      return [itself, { type: RuntimeException.netType, exception }];
    case 'stop': {
      const wrapper = { type: ActionPreferenceStopException.netType, exception };
      return [wrapper, ...(isRuntimeException(exception) ? withInner(exception) : [itself])];
    }
    case 'cmdlet': {
      const wrapper = { type: CmdletInvocationException.netType, exception };
      return exception.inner ? [itself, wrapper, innerOf(exception)] : [itself, wrapper];
    }
  }
}

function withInner(exception: NetException): Candidate[] {
  const itself = { type: exception.resolveType(), exception };
  return exception.inner ? [innerOf(exception), itself] : [itself];
}

function innerOf(exception: NetException): Candidate {
  const inner = exception.inner!;
  return { type: inner.resolveType(), exception: inner };
}

/** The very type before base types, typed clauses before one without types. */
function indexFor(type: NetType, types: CatchTypes): number {
  const exact = types.indexOf(type);
  if (exact >= 0) return exact;
  const base = types.findIndex((one) => one !== null && type.isAssignableTo(one));
  return base >= 0 ? base : types.indexOf(null);
}

/** How many of the earlier types are subtypes of the one at `index`. */
function subtypesBefore(types: CatchTypes, index: number): number {
  const type = types[index]!;
  return types.slice(0, index).filter((one) => one !== null && one !== type && one.isAssignableTo(type)).length;
}
