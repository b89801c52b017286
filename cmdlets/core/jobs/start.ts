import { existsSync, readFileSync } from 'node:fs';
import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { recordError } from '../../../src/engine/errors/terminating.js';
import type { JobRequest } from '../../../src/engine/host.js';
import type { ScriptBlock } from '../../../src/engine/pipeline/script-block.js';
import type { Session } from '../../../src/engine/session/session.js';
import { Hashtable } from '../../../src/engine/values/dictionaries.js';
import type { Value } from '../../../src/engine/values/value.js';
import { pathNotFound } from '../../management/providers/item-errors.js';
import { Job, jobsOf } from './job.js';
import { JobProgress } from './job-progress.js';
import { runJob } from './run-job.js';
import { usingValues } from './using-values.js';
import { decodePiece, encode, encodeAll } from './wire.js';

/** The parameters of Start-Job that do something here. */
export interface StartParameters {
  readonly Name: string | undefined;
  readonly ScriptBlock: ScriptBlock | undefined;
  readonly FilePath: string | undefined;
  readonly LiteralPath?: string | undefined;
  readonly InitializationScript: ScriptBlock | undefined;
  readonly WorkingDirectory?: string | undefined;
  readonly ArgumentList: readonly Value[] | undefined;
}

/** Starts the job's commands in an engine of their own and writes the job. */
export function startJob(
  context: Pick<CmdletContext<object>, 'session' | 'write'>,
  parameters: StartParameters,
  input: readonly Value[],
  kind: 'BackgroundJob' | 'ThreadJob' = 'BackgroundJob',
): void {
  const { session } = context;
  const request = jobRequest(session, parameters, input);
  const table = jobsOf(session);
  const progress = new JobProgress(session);
  const { Name: name } = parameters;
  const job = new Job(session, {
    id: table.nextId(kind === 'BackgroundJob'),
    name,
    command: request.script,
    kind,
    isChild: kind === 'ThreadJob',
    progress,
    running: table.running,
  });
  const { jobs } = session.host;
  if (jobs === null) {
    runJob(session, request, (piece) => progress.take(decodePiece(session, piece)));
    progress.end(session);
  } else table.running.add(jobs.start(request), progress);
  table.jobs.push(job);
  context.write(job);
}

function jobRequest(session: Session, parameters: StartParameters, input: readonly Value[]): JobRequest {
  const { location } = session;
  const path = parameters.FilePath ?? parameters.LiteralPath;
  // A file that cannot be parsed is an error here, not in the job.
  const script = path === undefined ? parameters.ScriptBlock!.text : scriptFile(location.resolve(path));
  const { ast } = (path === undefined ? parameters.ScriptBlock! : session.compile(script)).code;
  const { WorkingDirectory: folder, InitializationScript: initialization, ArgumentList: args } = parameters;
  return {
    script,
    initialization: initialization?.text ?? null,
    args: encodeAll(session, args ?? []),
    input: input.length === 0 ? null : encodeAll(session, input),
    using: encode(session, Hashtable.from([...usingValues(session, ast)])),
    location: folder === undefined ? location.path : location.resolve(folder),
    environment: Object.fromEntries(session.environment.entries()),
  };
}

/** The text of a script file; raises PathNotFound. */
function scriptFile(path: string): string {
  if (!existsSync(path)) throw recordError(pathNotFound(path));
  return readFileSync(path, 'utf8');
}
