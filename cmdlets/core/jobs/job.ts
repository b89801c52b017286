import { randomUUID } from 'node:crypto';
import type { ErrorRecord } from '../../../src/engine/errors/error-record.js';
import type { Session } from '../../../src/engine/session/session.js';
import { CustomObject } from '../../../src/engine/values/custom-object.js';
import { construct, getStatic } from '../../../src/engine/values/members.js';
import { defineType, requireType } from '../../../src/engine/values/net-type.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import type { JobOutcome, JobOutput } from './job-session.js';

/** States a job of ours can be in. */
export type JobState = 'Completed' | 'Failed';

/** A background job, as Get-Job returns it. Jobs here have run to their end when they are returned. */
export class Job extends NetObject {
  readonly id: number;
  readonly name: string;
  readonly command: string;
  readonly kind: 'BackgroundJob' | 'PSTaskJob';
  readonly state: JobState;
  readonly instanceId: Value;
  readonly runspaceId: Value;
  readonly beginTime: Value;
  readonly endTime: Value;
  /** What was not received yet. */
  output: readonly JobOutput[];
  /** The error that ended it. */
  readonly failure: ErrorRecord | null;
  /** A job has one child job, which did the work; a child has none. */
  readonly child: Job | null;

  constructor(session: Session, parts: JobParts) {
    super();
    this.id = parts.id;
    this.name = parts.name ?? `Job${parts.id}`;
    this.command = parts.command;
    this.kind = parts.kind;
    const { outcome } = parts;
    this.state = outcome.failure === null ? 'Completed' : 'Failed';
    this.output =
      outcome.failure === null ? outcome.output : [...outcome.output, { stream: 'error', value: outcome.failure }];
    this.failure = outcome.failure;
    this.child = parts.isChild
      ? null
      : new Job(session, { ...parts, id: parts.id + 1, name: undefined, isChild: true });
    this.instanceId = newGuid(session);
    this.runspaceId = newGuid(session);
    this.beginTime = parts.beginTime;
    this.endTime = now(session);
  }
}

/** What a job is made of. */
export interface JobParts {
  readonly id: number;
  readonly name: string | undefined;
  readonly command: string;
  readonly kind: 'BackgroundJob' | 'PSTaskJob';
  readonly beginTime: Value;
  readonly outcome: JobOutcome;
  readonly isChild?: boolean;
}

/** What a job wrote to one stream, as the child job keeps it. */
function written(job: Job, stream: JobOutput['stream']): Value {
  return (job.child ?? job).output.filter((one) => one.stream === stream).map((one) => one.value);
}

/** The present time as a DateTime. */
export function now(ctx: ScriptContext): Value {
  return getStatic(ctx, requireType('System.DateTime'), 'Now');
}

function newGuid(ctx: ScriptContext): Value {
  return construct(ctx, requireType('System.Guid'), [randomUUID()]);
}

/** The jobs of a session. */
export class JobTable {
  readonly jobs: Job[] = [];
  #lastId = 0;

  /** A number for a new job; its only child job takes the next one, as in PowerShell. */
  nextId(): number {
    const id = this.#lastId + 1;
    this.#lastId += 2;
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
    table = new JobTable();
    tables.set(session, table);
  }
  return table;
}

const space = 'System.Management.Automation';

const jobType = defineType({
  name: `${space}.Job`,
  properties: {
    'Id: int': (self: Job) => self.id,
    'Name: string': (self: Job) => self.name,
    'PSJobTypeName: string': (self: Job) => self.kind,
    'State: System.Management.Automation.JobState': (self: Job) => self.state,
    'HasMoreData: bool': (self: Job) => self.output.length > 0,
    'Location: string': (self: Job) => (self.kind === 'PSTaskJob' ? 'PowerShell' : 'localhost'),
    'Command: string': (self: Job) => self.command,
    'StatusMessage: string': () => '',
    'InstanceId: guid': (self: Job) => self.instanceId,
    'PSBeginTime: System.Nullable[datetime]': (self: Job) => self.beginTime,
    'PSEndTime: System.Nullable[datetime]': (self: Job) => self.endTime,
    'ChildJobs: System.Collections.Generic.IList[System.Management.Automation.Job]': (self: Job) =>
      self.child === null ? [] : [self.child],
    'JobStateInfo: System.Management.Automation.JobStateInfo': (self: Job) =>
      CustomObject.from([
        ['State', self.state],
        ['Reason', self.failure?.exception ?? null],
      ]),
    ...Object.fromEntries(
      (['output', 'error', 'warning', 'verbose', 'debug', 'information'] as const).map((stream) => [
        `${stream[0]!.toUpperCase()}${stream.slice(1)}: System.Object`,
        (self: Job) => written(self, stream),
      ]),
    ),
  },
});

const remoting = defineType({ name: `${space}.PSRemotingJob`, base: jobType });
const task = defineType({ name: `${space}.PSTasks.PSTaskJob`, base: jobType });

Object.defineProperty(Job.prototype, 'netType', {
  configurable: true,
  get(this: Job) {
    return this.kind === 'PSTaskJob' ? task : remoting;
  },
});
