import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { toText } from '../../../src/engine/convert/text.js';
import { isTrue } from '../../../src/engine/convert/truth.js';
import { PSArgumentException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { equal } from '../../../src/engine/operators/comparison.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import type { Hashtable } from '../../../src/engine/values/dictionaries.js';
import { findProperty } from '../../../src/engine/values/properties.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import type { Value } from '../../../src/engine/values/value.js';
import { Job, jobsOf } from './job.js';

/** The parameters by which the job cmdlets name jobs. */
export interface JobChoice {
  readonly Job?: readonly Value[] | undefined;
  readonly Id?: readonly number[] | undefined;
  readonly Name?: readonly string[] | undefined;
  readonly InstanceId?: readonly Value[] | undefined;
  readonly State?: string | undefined;
  readonly Command?: readonly string[] | undefined;
  readonly Filter?: Hashtable | undefined;
}

/**
 * The jobs that are meant; a number or name that none has is an error for itself. Without any choice: all jobs.
 * Child jobs are found by number, name and GUID where `withChildren`.
 */
export function chosenJobs(context: CmdletContext<JobChoice>, withChildren = true): readonly Job[] {
  const { Job: given, Id, Name, InstanceId, State, Command, Filter } = context.parameters;
  const { jobs } = jobsOf(context.session);
  const known = withChildren ? jobs.flatMap((job) => (job.child === null ? [job] : [job, job.child])) : jobs;
  if (given !== undefined) return given.filter((one) => one instanceof Job);
  if (Id !== undefined) return Id.flatMap((id) => byId(context, known, id));
  if (Name !== undefined) return Name.flatMap((name) => byName(context, known, name));
  if (InstanceId !== undefined) {
    const wanted = InstanceId.map((id) => toText(context.script, id));
    return known.filter((job) => wanted.includes(toText(context.script, job.instanceId)));
  }
  if (State !== undefined) return jobs.filter((job) => job.progress.state === State);
  if (Filter !== undefined) return jobs.filter((job) => hasProperties(context.script, job, Filter));
  if (Command === undefined) return jobs;
  const patterns = Command.map((text) => new WildcardPattern(text, false));
  return jobs.filter((job) => patterns.some((pattern) => pattern.matches(job.command)));
}

/** -Filter: every property that the table names has the value it has there. */
function hasProperties(ctx: ScriptContext, job: Job, filter: Hashtable): boolean {
  return [...filter.entries()].every(({ key, value }) =>
    isTrue(equal(ctx, findProperty(ctx, job, toText(ctx, key).toLowerCase()) ?? null, value, false)),
  );
}

interface Missing {
  readonly id: string;
  readonly text: string;
}

function byId(context: CmdletContext<JobChoice>, jobs: readonly Job[], id: number): readonly Job[] {
  const text = `The command cannot find a job with the job ID ${id}. Verify the value of the Id parameter and then try the command again.`;
  const matching = jobs.filter((job) => job.id === id);
  return found(context, matching, { id: 'JobWithSpecifiedSessionNotFound', text }, id);
}

function byName(context: CmdletContext<JobChoice>, jobs: readonly Job[], name: string): readonly Job[] {
  const pattern = new WildcardPattern(name, false);
  const matching = jobs.filter((job) => pattern.matches(job.name));
  if (/[*?[]/.test(name)) return matching;
  const text = `The command cannot find the job because the job name ${name} was not found. Verify the value of the Name parameter, and then try the command again.`;
  return found(context, matching, { id: 'JobWithSpecifiedNameNotFound', text }, name);
}

function found(
  context: CmdletContext<JobChoice>,
  jobs: readonly Job[],
  missing: Missing,
  target: Value,
): readonly Job[] {
  if (jobs.length > 0) return jobs;
  const exception = newException(PSArgumentException, missing.text);
  context.writeError(errorRecord({ exception, id: missing.id, category: 'ObjectNotFound', target }));
  return [];
}
