import type { CmdletContext } from '../../../src/engine/command/definition.js';
import { toText } from '../../../src/engine/convert/text.js';
import { PSArgumentException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
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
}

/** The jobs that are meant; a number or name that none has is an error for itself. Without any choice: all jobs. */
export function chosenJobs(context: CmdletContext<JobChoice>): readonly Job[] {
  const { Job: given, Id, Name, InstanceId, State, Command } = context.parameters;
  const { jobs } = jobsOf(context.session);
  if (given !== undefined) return given.filter((one) => one instanceof Job);
  if (Id !== undefined)
    return Id.flatMap((id) =>
      found(
        context,
        jobs.filter((job) => job.id === id),
        idText(id),
        id,
      ),
    );
  if (Name !== undefined) return Name.flatMap((name) => byName(context, jobs, name));
  if (InstanceId !== undefined) {
    const wanted = InstanceId.map((id) => toText(context.script, id));
    return jobs.filter((job) => wanted.includes(toText(context.script, job.instanceId)));
  }
  if (State !== undefined) return jobs.filter((job) => job.progress.state === State);
  if (Command !== undefined) {
    const patterns = Command.map((text) => new WildcardPattern(text, false));
    return jobs.filter((job) => patterns.some((pattern) => pattern.matches(job.command)));
  }
  return jobs;
}

interface Missing {
  readonly id: string;
  readonly text: string;
}

function idText(id: number): Missing {
  return {
    id: 'JobWithSpecifiedSessionNotFound',
    text: `The command cannot find a job with the job ID ${id}. Verify the value of the Id parameter and then try the command again.`,
  };
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
