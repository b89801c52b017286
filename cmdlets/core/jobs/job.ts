import { randomUUID } from 'node:crypto';
import type { Session } from '../../../src/engine/session/session.js';
import { construct } from '../../../src/engine/values/methods.js';
import { defineType, type NetType } from '../../../src/engine/values/net-type.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { type JobProgress, type JobState, RunningJobs } from './job-progress.js';
import type { JobOutput } from './wire.js';

/** `PSJobTypeName`: of Start-Job, of `ForEach-Object -Parallel -AsJob`, of Start-ThreadJob. */
export type JobKind = 'BackgroundJob' | 'PSTaskJob' | 'ThreadJob';

/** What a job is made of. */
export interface JobParts {
  readonly id: number;
  readonly name: string | undefined;
  readonly command: string;
  readonly kind: JobKind;
  readonly progress: JobProgress;
  /** Brings `progress` up to date. */
  readonly running: RunningJobs;
  readonly isChild?: boolean;
}

/** A background job, as Get-Job returns it. */
export class Job extends NetObject {
  readonly id: number;
  readonly name: string;
  readonly command: string;
  readonly kind: JobKind;
  readonly instanceId: Value;
  readonly runspaceId: Value;
  /** A job has one child job, which does the work; a child has none. */
  readonly child: Job | null;
  readonly #progress: JobProgress;
  readonly #running: RunningJobs;

  constructor(session: Session, parts: JobParts) {
    super();
    this.id = parts.id;
    this.name = parts.name ?? `Job${parts.id}`;
    this.command = parts.command;
    this.kind = parts.kind;
    this.#progress = parts.progress;
    this.#running = parts.running;
    this.child = parts.isChild
      ? null
      : new Job(session, { ...parts, id: parts.id + 1, name: undefined, isChild: true });
    this.instanceId = newGuid(session);
    this.runspaceId = newGuid(session);
  }

  /** How far it is at this moment. */
  get progress(): JobProgress {
    if (!this.#progress.ended) this.#running.update();
    return this.#progress;
  }

  /** There is output to receive, or may be. */
  get hasMoreData(): boolean {
    const { ended, output } = this.progress;
    return !ended || output.length > 0;
  }

  /** Ends its commands. */
  stop(): void {
    if (!this.progress.ended) this.#running.stop(this.#progress);
  }
}

/** `$job.JobStateInfo` */
class JobStateInfo extends NetObject {
  readonly state: JobState;
  readonly reason: Value;

  constructor({ state, failure }: JobProgress) {
    super();
    this.state = state;
    this.reason = failure?.exception ?? null;
  }
}

/** What a job wrote to one stream and nobody received yet. */
function written(job: Job, stream: JobOutput['stream']): Value {
  return job.progress.output.filter((one) => one.stream === stream).map((one) => one.value);
}

function newGuid(ctx: ScriptContext): Value {
  return construct(ctx, requireType('System.Guid'), [randomUUID()]);
}

/** The jobs of a session. */
class JobTable {
  readonly jobs: Job[] = [];
  readonly running: RunningJobs;
  #lastId = 0;

  constructor(session: Session) {
    this.running = new RunningJobs(session);
  }

  /** A number for a new job; its only child job takes the next one, as in PowerShell. A thread job has none. */
  nextId(hasChild = true): number {
    const id = this.#lastId + 1;
    this.#lastId += hasChild ? 2 : 1;
    return id;
  }

  remove(job: Job): void {
    const at = this.jobs.indexOf(job);
    if (at >= 0) this.jobs.splice(at, 1);
  }
}

const tables = new WeakMap<Session, JobTable>();

/** The job table of a session. */
export function jobsOf(session: Session): JobTable {
  let table = tables.get(session);
  if (table === undefined) {
    table = new JobTable(session);
    tables.set(session, table);
  }
  return table;
}

const space = 'System.Management.Automation';

defineType({
  name: `${space}.JobStateInfo`,
  represents: JobStateInfo,
  properties: {
    'State: System.Management.Automation.JobState': (self: JobStateInfo) => self.state,
    'Reason: System.Exception': (self: JobStateInfo) => self.reason,
  },
  methods: { 'ToString(): string': (self: JobStateInfo) => self.state },
  text: (self: JobStateInfo) => self.state,
});

const jobType = defineType({
  name: `${space}.Job`,
  properties: {
    'State: System.Management.Automation.JobState': (self: Job) => self.progress.state,
    'HasMoreData: bool': (self: Job) => self.hasMoreData,
    'StatusMessage: string': () => '',
    'Location: string': (self: Job) => (self.kind === 'BackgroundJob' ? 'localhost' : 'PowerShell'),
    'Command: string': (self: Job) => self.command,
    'JobStateInfo: System.Management.Automation.JobStateInfo': (self: Job) => new JobStateInfo(self.progress),
    'InstanceId: guid': (self: Job) => self.instanceId,
    'Id: int': (self: Job) => self.id,
    'Name: string': (self: Job) => self.name,
    'ChildJobs: System.Collections.Generic.IList[System.Management.Automation.Job]': (self: Job) =>
      self.child === null ? [] : [self.child],
    'PSBeginTime: System.Nullable[datetime]': (self: Job) => self.progress.beginTime,
    'PSEndTime: System.Nullable[datetime]': (self: Job) => self.progress.endTime,
    'PSJobTypeName: string': (self: Job) => self.kind,
    ...Object.fromEntries(
      (['output', 'error', 'verbose', 'debug', 'warning', 'information'] as const).map((stream) => [
        `${stream[0]!.toUpperCase()}${stream.slice(1)}: System.Object`,
        (self: Job) => written(self, stream),
      ]),
    ),
  },
  methods: { 'StopJob(): void': (self: Job) => self.stop() },
});

const types: Readonly<Record<JobKind, NetType>> = {
  BackgroundJob: defineType({ name: `${space}.PSRemotingJob`, base: jobType }),
  PSTaskJob: defineType({ name: `${space}.PSTasks.PSTaskJob`, base: jobType }),
  ThreadJob: defineType({ name: 'ThreadJob.ThreadJob', base: jobType }),
};

Object.defineProperty(Job.prototype, 'netType', {
  configurable: true,
  get(this: Job) {
    return types[this.kind];
  },
});
