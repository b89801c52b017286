import { ErrorRecord } from '../../../src/engine/errors/error-record.js';
import type { Session } from '../../../src/engine/session/session.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { getStatic } from '../../../src/engine/values/static-properties.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import type { Value } from '../../../src/engine/values/value.js';
import { decodePiece, type JobOutput } from './wire.js';

/** States a job of ours can be in. */
export type JobState = 'Running' | 'Completed' | 'Failed' | 'Stopped';

/** How far a job's commands are. A job and its child job, which does the work, share one. */
export class JobProgress {
  readonly beginTime: Value;
  endTime: Value = null;
  /** What was written and not received yet. */
  readonly output: JobOutput[] = [];
  /** The error that ended it. */
  failure: ErrorRecord | null = null;
  /** Stop-Job was called: whatever its commands do now, it was stopped. */
  stopping = false;
  #ended: JobState | null = null;

  constructor(session: Session) {
    this.beginTime = now(session);
  }

  get state(): JobState {
    return this.#ended ?? 'Running';
  }

  get ended(): boolean {
    return this.#ended !== null;
  }

  /** The commands wrote something. */
  take(one: JobOutput): void {
    this.output.push(one);
    if (one.stream === 'failure' && one.value instanceof ErrorRecord) this.failure = one.value;
  }

  /** The commands have come to their end. */
  end(session: Session): void {
    this.#ended ??= this.stopping ? 'Stopped' : this.failure === null ? 'Completed' : 'Failed';
    this.endTime ??= now(session);
  }
}

/** A job that runs beside this engine, by the number its host gave it. */
interface Running {
  readonly progress: JobProgress;
  /** Pieces taken so far. */
  seen: number;
}

/** The jobs of a session that its host runs, and what is known of them. */
export class RunningJobs {
  readonly #session: Session;
  readonly #running = new Map<number, Running>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** A job that the host has started. */
  add(id: number, progress: JobProgress): void {
    this.#running.set(id, { progress, seen: 0 });
  }

  /** Takes the news of all jobs; waits up to `milliseconds` (-1: without end) for some, unless nothing runs. */
  update(milliseconds = 0): void {
    const { jobs } = this.#session.host;
    if (jobs === null || this.#running.size === 0) return;
    const marks = [...this.#running].map(([id, { seen }]) => ({ id, seen }));
    for (const { id, pieces, ended } of jobs.news(marks, milliseconds)) {
      const running = this.#running.get(id)!;
      running.seen += pieces.length;
      for (const piece of pieces) running.progress.take(decodePiece(this.#session, piece));
      if (!ended) continue;
      running.progress.end(this.#session);
      this.#running.delete(id);
      jobs.forget(id);
    }
  }

  /** Ends a job as Ctrl+C would; what it wrote until then is kept. */
  stop(progress: JobProgress): void {
    const [id] = [...this.#running].find(([, one]) => one.progress === progress) ?? [];
    if (id === undefined) return;
    progress.stopping = true;
    this.#session.host.jobs?.stop(id);
    this.update();
  }
}

/** The present time as a DateTime. */
function now(ctx: ScriptContext): Value {
  return getStatic(ctx, requireType('System.DateTime'), 'Now');
}
