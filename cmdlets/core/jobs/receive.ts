import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { toText } from '../../../src/engine/convert/text.js';
import { PSInvalidOperationException } from '../../../src/engine/errors/engine-exceptions.js';
import { copyRecord, ErrorRecord, errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { CustomObject } from '../../../src/engine/values/custom-object.js';
import type { Value } from '../../../src/engine/values/value.js';
import { type Job, jobsOf } from './job.js';
import type { JobOutput } from './wire.js';

/** The parameters of Receive-Job that do something here. */
export interface ReceiveParameters {
  readonly Keep: boolean;
  readonly Wait: boolean;
  readonly Force: boolean;
  readonly AutoRemoveJob: boolean;
  readonly WriteEvents: boolean;
  readonly WriteJobInResults: boolean;
}

/** Ends the cmdlet when parameters are given that only make sense together with -Wait, or -Wait with -Keep. */
export function checkReceiving(context: CmdletContext<ReceiveParameters>): void {
  const { parameters } = context;
  if (parameters.Wait && parameters.Keep)
    refuse(context, 'The Wait and Keep parameters cannot be used together in the same command.');
  for (const name of ['WriteEvents', 'AutoRemoveJob', 'Force', 'WriteJobInResults'] as const) {
    if (parameters[name] && !parameters.Wait)
      refuse(context, `The ${name} parameter cannot be used without the Wait parameter.`);
  }
}

function refuse(context: CmdletContext<object>, message: string): never {
  const exception = newException(PSInvalidOperationException, message);
  context.throwTerminating(errorRecord({ exception, id: 'InvalidOperation', category: 'InvalidOperation' }));
}

/** Writes what a job has written to the same streams here; it is forgotten then, unless -Keep. With -Wait as it comes, until the job ends. */
export function receiveJob(context: CmdletContext<ReceiveParameters>, job: Job): void {
  const { Keep, Wait, AutoRemoveJob, WriteJobInResults } = context.parameters;
  const { running } = jobsOf(context.session);
  if (WriteJobInResults) context.write(job);
  for (;;) {
    // In this order: what was written until the end is there when the end is.
    const { ended } = job.progress;
    writeOutput(context, job, Keep);
    if (ended || !Wait) break;
    running.update(-1);
  }
  if (AutoRemoveJob) jobsOf(context.session).remove(job);
}

function writeOutput(context: CmdletContext<object>, job: Job, keep: boolean): void {
  const { progress } = job;
  const output = keep ? [...progress.output] : progress.output.splice(0);
  for (const one of output)
    writeTo(context, job.kind === 'BackgroundJob' ? { ...one, value: marked(one.value, job) } : one);
}

/** Objects from a job's engine say so. */
function marked(value: Value, job: Job): Value {
  if (!(value instanceof CustomObject)) return value;
  const copy = CustomObject.from([
    ...value.shape.names.map((name, index) => [name, value.slots[index] as Value] as const),
    ['PSComputerName', 'localhost'],
    ['RunspaceId', job.runspaceId],
    ['PSShowComputerName', false],
    ['PSSourceJobInstanceId', job.instanceId],
  ]);
  copy.typeNames = value.typeNames;
  return copy;
}

/** Writes an object of another session's stream to the same stream of this command. */
export function writeTo(context: CmdletContext<object>, { stream, value }: JobOutput): void {
  if (stream === 'output') context.write(value);
  else if (stream === 'information') context.information(value);
  else if (stream !== 'error' && stream !== 'failure') context[stream](toText(context.script, value));
  else if (value instanceof ErrorRecord) context.writeError(copyRecord(value));
}
