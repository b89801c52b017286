import type { JobMark, JobNews, JobPiece, JobRequest } from '../engine/host.js';
import type { Abandon, CallHandlers, EngineConnection } from './engine-connection.js';
import type { TerminalFacts } from './protocol.js';

/** A job has no terminal: what its engine would print there (a program's own output) goes nowhere. */
const NO_TERMINAL: TerminalFacts = {
  inputIsTerminal: false,
  outputIsTerminal: false,
  errorIsTerminal: false,
  supportsAnsi: false,
  relayOutput: true,
};

/** A job that does not come to its end this long after it was stopped loses its thread. */
const PATIENCE_MILLISECONDS = 1000;

interface Job {
  readonly engine: EngineConnection;
  /** What its engine wrote and the asker has not said to have. */
  pieces: JobPiece[];
  /** How many pieces went before `pieces[0]`. */
  dropped: number;
  ended: boolean;
  finished: Promise<void>;
}

type OpenEngine = (
  terminal: TerminalFacts,
  environment: Readonly<Record<string, string>>,
  location: string,
) => EngineConnection;

/** The background jobs of a shell: an engine each, in a worker of its own. They end with the shell. */
export class Jobs {
  readonly #handlers: CallHandlers;
  readonly #open: OpenEngine;
  readonly #jobs = new Map<number, Job>();
  readonly #waiting = new Set<() => void>();
  #lastId = 0;

  /** `handlers`: what the shell does for any engine; jobs are refused what needs a person. `open` starts an engine. */
  constructor(handlers: CallHandlers, open: OpenEngine) {
    this.#open = open;
    this.#handlers = {
      ...handlers,
      readLine: () => null,
      readInput: () => null,
      write: () => null,
    };
  }

  /** What an engine may ask about jobs. */
  readonly calls: Pick<CallHandlers, 'jobStart' | 'jobNews' | 'jobStop' | 'jobForget'> = {
    jobStart: (request) => this.#start(request),
    jobNews: ({ marks, milliseconds }, _output, onAbandon) => this.#news(marks, milliseconds, onAbandon),
    jobStop: async ({ id }) => {
      await this.#stop(id);
      return null;
    },
    jobForget: ({ id }) => {
      this.#jobs.delete(id);
      return null;
    },
  };

  #start(request: JobRequest): number {
    const engine = this.#open(NO_TERMINAL, request.environment, request.location);
    const job: Job = { engine, pieces: [], dropped: 0, ended: false, finished: Promise.resolve() };
    const id = ++this.#lastId;
    this.#jobs.set(id, job);
    engine.handlers = this.#handlers;
    engine.onPiece = (piece) => {
      job.pieces.push(piece);
      this.#wake();
    };
    job.finished = this.#run(job, request);
    return id;
  }

  async #run(job: Job, request: JobRequest): Promise<void> {
    const settings = { nonInteractive: true, noProfile: true, workingDirectory: null, stateFolder: null };
    try {
      await job.engine.order({ kind: 'configure', settings });
      await job.engine.order({ kind: 'job', request });
    } catch {
      // Its thread was ended, by #stop or by running out of memory: what it wrote until then is there.
    }
    job.ended = true;
    this.#wake();
    await job.engine.terminate();
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
  }

  /** News of jobs; waits for some up to `milliseconds` (-1: without end). */
  async #news(marks: readonly JobMark[], milliseconds: number, onAbandon: Abandon): Promise<readonly JobNews[]> {
    for (const { id, seen } of marks) this.#drop(id, seen);
    if (milliseconds !== 0 && this.#newsOf(marks).length === 0) await this.#change(marks, milliseconds, onAbandon);
    return this.#newsOf(marks);
  }

  /** What there is to tell of these jobs at this moment. */
  #newsOf(marks: readonly JobMark[]): readonly JobNews[] {
    return marks.flatMap(({ id }) => {
      const { pieces, ended } = this.#jobs.get(id) ?? { pieces: [], ended: true };
      return ended || pieces.length > 0 ? [{ id, pieces, ended }] : [];
    });
  }

  /** The asker has these many pieces of a job: they need not be told again. */
  #drop(id: number, seen: number): void {
    const job = this.#jobs.get(id);
    if (job === undefined) return;
    job.pieces = job.pieces.slice(seen - job.dropped);
    job.dropped = seen;
  }

  /** Until one of the jobs has news, the time is over, or nobody waits any more. */
  #change(marks: readonly JobMark[], milliseconds: number, onAbandon: Abandon): Promise<void> {
    return new Promise((done) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        done();
      };
      const look = (): void => {
        if (this.#newsOf(marks).length > 0) finish();
      };
      const timer = milliseconds < 0 ? undefined : setTimeout(finish, milliseconds);
      this.#waiting.add(look);
      onAbandon(finish);
    });
  }

  /** Stops a job as Ctrl+C does; when it has not ended after a while, with its thread. */
  async #stop(id: number): Promise<void> {
    const job = this.#jobs.get(id);
    if (job === undefined || job.ended) return;
    job.engine.stop();
    const patience = setTimeout(() => void job.engine.terminate(), PATIENCE_MILLISECONDS);
    await job.finished;
    clearTimeout(patience);
  }
}
