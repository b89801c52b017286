import { readFileSync } from 'node:fs';
import type { CmdletContext } from '../../../src/engine/command/definition.js';
import type { ScriptBlock } from '../../../src/engine/pipeline/script-block.js';
import type { Value } from '../../../src/engine/values/value.js';
import { Job, jobsOf, now } from './job.js';
import { runIsolated } from './job-session.js';

/** The parameters of Start-Job that do something here. */
export interface StartParameters {
  readonly Name: string | undefined;
  readonly ScriptBlock: ScriptBlock | undefined;
  readonly FilePath: string | undefined;
  readonly LiteralPath: string | undefined;
  readonly InitializationScript: ScriptBlock | undefined;
  readonly WorkingDirectory: string | undefined;
  readonly ArgumentList: readonly Value[] | undefined;
}

/** Runs the job's commands in a session of their own and writes the job. */
export function startJob(context: CmdletContext<StartParameters>, input: readonly Value[]): void {
  const { session, parameters } = context;
  const { location } = session;
  const path = parameters.FilePath ?? parameters.LiteralPath;
  const block =
    path === undefined ? parameters.ScriptBlock! : session.compile(readScript(session.location.resolve(path)));
  const table = jobsOf(session);
  const beginTime = now(context.script);
  const id = table.nextId();
  const outcome = runIsolated(session, {
    block,
    args: parameters.ArgumentList ?? [],
    location: parameters.WorkingDirectory === undefined ? location.path : location.resolve(parameters.WorkingDirectory),
    ...(input.length === 0 ? {} : { input }),
    ...(parameters.InitializationScript ? { initialization: parameters.InitializationScript } : {}),
  });
  const kind = 'BackgroundJob';
  const job = new Job(session, { id, name: parameters.Name, command: block.text, kind, beginTime, outcome });
  table.jobs.push(job);
  context.write(job);
}

function readScript(path: string): string {
  return readFileSync(path, 'utf8');
}
