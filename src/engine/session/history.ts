import { subtract } from '../operators/arithmetic.js';
import { defineType } from '../values/net-type.js';
import { lazyTypes } from '../values/type-registry.js';
import { NetObject, type Value } from '../values/value.js';
import type { Session } from './session.js';

/** How a command that is in the history ended. */
export type ExecutionStatus = 'NotStarted' | 'Running' | 'Stopping' | 'Stopped' | 'Completed' | 'Failed';

/** One entry of the session's history, as Get-History returns it. */
export class HistoryInfo extends NetObject {
  readonly id: number;
  readonly commandLine: string;
  readonly status: ExecutionStatus;
  /** Values of type DateTime. */
  readonly start: Value;
  readonly end: Value;

  constructor(id: number, commandLine: string, status: ExecutionStatus, start: Value, end: Value) {
    super();
    this.id = id;
    this.commandLine = commandLine;
    this.status = status;
    this.start = start;
    this.end = end;
  }
}

/** `$MaximumHistoryCount` where nothing else is said. */
const defaultHistorySize = 4096;

/** The commands a session has run, oldest first, numbered from 1. */
class SessionHistory {
  readonly #entries: HistoryInfo[] = [];
  #lastId = 0;

  /** Adds a command that has ended; the oldest ones go when there are more than `limit`. */
  add(commandLine: string, status: ExecutionStatus, start: Value, end: Value, limit = defaultHistorySize): HistoryInfo {
    const entry = new HistoryInfo(++this.#lastId, commandLine, status, start, end);
    this.#entries.push(entry);
    while (this.#entries.length > limit) this.#entries.shift();
    return entry;
  }

  /** The number the next command will have. */
  get nextId(): number {
    return this.#lastId + 1;
  }

  get entries(): readonly HistoryInfo[] {
    return this.#entries;
  }

  /** The entry of a number; null when there is none (any more). */
  find(id: number): HistoryInfo | null {
    return this.#entries.find((entry) => entry.id === id) ?? null;
  }

  remove(entry: HistoryInfo): void {
    const at = this.#entries.indexOf(entry);
    if (at >= 0) this.#entries.splice(at, 1);
  }
}

const histories = new WeakMap<Session, SessionHistory>();

/** The history of a session. */
export function historyOf(session: Session): SessionHistory {
  let history = histories.get(session);
  if (history === undefined) {
    history = new SessionHistory();
    histories.set(session, history);
  }
  return history;
}

const typeName = 'Microsoft.PowerShell.Commands.HistoryInfo';

lazyTypes(
  [typeName],
  () =>
    void defineType({
      name: typeName,
      represents: HistoryInfo,
      properties: {
        'Id: long': (self: HistoryInfo) => BigInt(self.id),
        'CommandLine: string': (self: HistoryInfo) => self.commandLine,
        'ExecutionStatus: System.Management.Automation.Runspaces.PipelineState': (self: HistoryInfo) => self.status,
        'StartExecutionTime: datetime': (self: HistoryInfo) => self.start,
        'EndExecutionTime: datetime': (self: HistoryInfo) => self.end,
        'Duration: timespan': (self: HistoryInfo, ctx) => subtract(ctx, self.end, self.start),
      },
      methods: { 'ToString(): string': (self: HistoryInfo) => self.commandLine },
      text: (self: HistoryInfo) => self.commandLine,
    }),
  [HistoryInfo],
);
