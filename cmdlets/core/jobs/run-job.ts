import type { JobPiece, JobRequest } from '../../../src/engine/host.js';
import type { Session } from '../../../src/engine/session/session.js';
import { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import type { Value } from '../../../src/engine/values/value.js';
import { runIsolated } from './job-session.js';
import { decode, decodeAll, encodePiece } from './wire.js';

/**
 * The side of a job that does the work: runs the request's commands to their end and hands on what they write, piece by piece.
 * An error that ends them is the last piece, of the stream `failure`. Raises PipelineStoppedFlow when the job is stopped.
 */
export function runJob(session: Session, request: JobRequest, write: (piece: JobPiece) => void): void {
  const failure = runIsolated(session, {
    script: request.script,
    initialization: request.initialization,
    args: decodeAll(session, request.args),
    ...(request.input === null ? {} : { input: decodeAll(session, request.input) }),
    using: namedValues(decode(session, request.using)),
    location: request.location,
    take: (one) => write(encodePiece(session, one)),
  });
  if (failure !== null) write(encodePiece(session, { stream: 'failure', value: failure }));
}

function namedValues(table: Value): ReadonlyMap<string, Value> {
  if (!(table instanceof DictionaryBase)) return new Map();
  return new Map([...table.entries()].map(({ key, value }) => [String(key), value]));
}
