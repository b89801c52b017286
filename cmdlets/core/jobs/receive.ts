import type { CmdletContext } from '../../../src/engine/command/definition.js';
import { toText } from '../../../src/engine/convert/text.js';
import { copyRecord, ErrorRecord } from '../../../src/engine/errors/error-record.js';
import { deserialized } from './copies.js';
import { type Job, jobsOf } from './job.js';
import type { JobOutput } from './job-session.js';

/** The parameters of Receive-Job that do something here. */
export interface ReceiveParameters {
  readonly Keep: boolean;
  readonly AutoRemoveJob: boolean;
  readonly WriteJobInResults: boolean;
}

/** Writes what a job has written to the same streams here; it is forgotten then, unless -Keep. */
export function receiveJob(context: CmdletContext<ReceiveParameters>, job: Job): void {
  const { Keep, AutoRemoveJob, WriteJobInResults } = context.parameters;
  if (WriteJobInResults) context.write(job);
  const { output } = job;
  if (!Keep) job.output = [];
  for (const one of output) {
    const isLive = job.kind === 'PSTaskJob' || one.stream !== 'output';
    const value = isLive ? one.value : deserialized(context.script, one.value, job);
    writeTo(context, { stream: one.stream, value });
  }
  if (AutoRemoveJob) jobsOf(context.session).remove(job);
}

/** Writes an object of another session's stream to the same stream of this command. */
export function writeTo(context: CmdletContext<object>, { stream, value }: JobOutput): void {
  if (stream === 'output') context.write(value);
  else if (stream === 'error') {
    if (value instanceof ErrorRecord) context.writeError(copyRecord(value));
  } else if (stream === 'warning') context.warning(toText(context.script, value));
  else if (stream === 'verbose') context.verbose(toText(context.script, value));
  else if (stream === 'debug') context.debug(toText(context.script, value));
  else context.information(value);
}
