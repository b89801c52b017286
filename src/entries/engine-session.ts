import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { declareFamilies } from '../../cmdlets/core/types/families.js';
import { allCmdlets } from '../../cmdlets/index.js';
import { loadCmdlet, loadJob, loadTypes, metadataText } from '../../cmdlets/loader.js';
import { complete } from '../console/completion/complete.js';
import { type CommandArgument, nameArgument, pairArgument, valueArgument } from '../engine/command/command-argument.js';
import { toText } from '../engine/convert/text.js';
import { PipelineStoppedFlow } from '../engine/errors/flow-control.js';
import type { JobRequest } from '../engine/host.js';
import type { FunctionInfo } from '../engine/pipeline/command-info.js';
import { historyOf } from '../engine/session/history.js';
import { profilePaths } from '../engine/session/profiles.js';
import type { RunOptions, RunResult } from '../engine/session/run.js';
import type { Session } from '../engine/session/session.js';
import { Variable } from '../engine/session/variables.js';
import { getStatic } from '../engine/values/static-properties.js';
import { findType } from '../engine/values/type-names.js';
import type { Value } from '../engine/values/value.js';
import { parse } from '../language/parse.js';
import { nestedPrompt } from './nested-prompt.js';
import { openSession } from './open-session.js';
import type { Done, EngineStart, Order, SessionSettings } from './protocol.js';
import { decodeScript } from './script-text.js';
import type { ScriptArgument } from './start-request.js';
import type { WorkerHost } from './worker-host.js';

type Answer = Pick<Done, 'exitCode' | 'asked' | 'value'>;

declareFamilies(loadTypes);

const GOES_ON: Answer = { exitCode: null, asked: false };

/** The shell's session inside the engine's worker: carries out what the host orders. */
export class EngineSession {
  readonly #host: WorkerHost;
  readonly #start: EngineStart;
  #session: Session | null = null;

  constructor(host: WorkerHost, start: EngineStart) {
    this.#host = host;
    this.#start = start;
  }

  carryOut(order: Order): Answer {
    switch (order.kind) {
      case 'configure':
        return this.#configure(order.settings);
      case 'command':
        return this.#command(order.text, order.args, order.input);
      case 'file':
        return this.#file(order.path, order.args, order.input);
      case 'unit':
        return this.#unit(order.text, order.record);
      case 'prompt':
        return { ...GOES_ON, value: this.#prompt() };
      case 'resolve':
        return { ...GOES_ON, value: this.#open.location.resolve(order.path) };
      case 'complete':
        return { ...GOES_ON, value: complete(this.#open, order.text, order.cursor) };
      case 'job':
        return this.#job(order.request);
      case 'leave':
        return this.#leave();
      case 'close':
        return GOES_ON;
    }
  }

  /** Scripts left something to run when the shell ends. */
  get leaves(): boolean {
    return this.#session?.hasClosers ?? false;
  }

  #leave(): Answer {
    try {
      this.#open.close();
    } finally {
      this.#host.endOfRun();
    }
    return GOES_ON;
  }

  get #open(): Session {
    if (this.#session === null) throw new TypeError('The session was not configured.');
    return this.#session;
  }

  #configure(settings: SessionSettings): Answer {
    const { environment, location } = this.#start;
    const state = settings.stateFolder === null ? {} : { MIGSH_STATE: resolve(location, settings.stateFolder) };
    this.#host.isInteractive = !settings.nonInteractive;
    this.#session = openSession({
      host: this.#host,
      cmdlets: allCmdlets({ definition: loadCmdlet, metadataText }),
      environment: { ...environment, ...state },
      location,
      nestedPrompt: (session) => nestedPrompt(session, () => this.#prompt()),
    });
    if (!settings.noProfile) this.#loadProfiles();
    if (settings.workingDirectory !== null) this.#goTo(settings.workingDirectory);
    return GOES_ON;
  }

  /** Scripts that every shell starts with (`$PROFILE`); those that are not there are left out. */
  #loadProfiles(): void {
    for (const path of Object.values(profilePaths(this.#open)))
      if (existsSync(path)) this.#run(`. ${quoted(path)}`, {});
  }

  /** Runs a background job's commands. Ctrl+C, which is how a job is stopped, ends them. */
  #job(request: JobRequest): Answer {
    try {
      loadJob().runJob(this.#open, request, (piece) => this.#host.post({ kind: 'piece', piece }));
    } catch (error) {
      if (!(error instanceof PipelineStoppedFlow)) throw error;
    }
    return GOES_ON;
  }

  /** `-WorkingDirectory`: a folder that is not there is told, and the session goes on where it is. */
  #goTo(folder: string): void {
    const path = this.#open.location.resolve(folder);
    if (existsSync(path)) this.#open.run(`Set-Location -LiteralPath ${quoted(path)}`);
    else this.#host.write('error', `Set-Location: Cannot find path '${folder}' because it does not exist.\n`);
  }

  /** `-Command`: 1 when the last statement failed or an error ended it. A text that is not whole ends without a word, as in pwsh. */
  #command(text: string, args: readonly string[], input: boolean): Answer {
    const { ast, diagnostics } = parse(text);
    if (diagnostics.some((one) => one.incomplete)) return { exitCode: 1, asked: false };
    const result = this.#run(text, {
      args: args.map((one) => valueArgument(one, null)),
      ...(input && takesInput(ast, text) ? this.#input() : {}),
    });
    const failed = result.exitCode !== 0 ? result.exitCode : 1;
    return { exitCode: result.exited || result.succeeded ? result.exitCode : failed, asked: result.exited };
  }

  /** `-File`: the exit code of `exit`, 1 when an error ended the script, else 0. */
  #file(path: string, args: readonly ScriptArgument[], input: boolean): Answer {
    const file = isAbsolute(path) ? path : resolve(this.#start.location, path);
    const text = decodeScript(readFileSync(file));
    const result = this.#run(text, {
      file,
      args: args.map(commandArgument),
      ...(input && takesInput(parse(text).ast, text) ? this.#input() : {}),
    });
    return { exitCode: result.exitCode, asked: result.exited };
  }

  #unit(text: string, record: boolean): Answer {
    const session = this.#open;
    const start = now(session);
    const result = this.#run(text, {});
    this.#noteEnds(text);
    if (record) historyOf(session).add(text, result.succeeded ? 'Completed' : 'Failed', start, now(session));
    return result.exited ? { exitCode: result.exitCode, asked: true } : GOES_ON;
  }

  /** `$^` and `$$`: the first and the last token of the line that ran. */
  #noteEnds(text: string): void {
    const tokens = parse(text).tokens.filter(({ kind }) => kind !== 'NewLine' && kind !== 'EndOfInput');
    this.#open.global.put(new Variable('^', tokens[0]?.text ?? null));
    this.#open.global.put(new Variable('$', tokens.at(-1)?.text ?? null));
  }

  #run(text: string, options: RunOptions): RunResult {
    try {
      return this.#open.run(text, options);
    } finally {
      this.#host.endOfRun();
    }
  }

  #prompt(): string {
    const session = this.#open;
    const prompt = session.scope.findFunction('prompt');
    return prompt === undefined ? `PS ${session.currentDirectory}> ` : promptOf(session, prompt);
  }

  /** All lines of redirected standard input, as what is piped into the script; an empty one is no pipeline input at all. */
  #input(): { readonly input?: { readonly value: string[] } } {
    const lines: string[] = [];
    for (let line = this.#host.readInput(); line !== null; line = this.#host.readInput()) lines.push(line);
    return lines.length === 0 ? {} : { input: { value: lines } };
  }
}

/** Whether a script looks at what is piped into it. Standard input is read to its end only then: it may never end. */
function takesInput(ast: ReturnType<typeof parse>['ast'], text: string): boolean {
  return ast.processBlock !== null || /\$input\b/i.test(text) || /\bValueFromPipeline/i.test(text);
}

function now(session: Session): Value {
  const dateTime = findType('System.DateTime');
  return dateTime === null ? null : getStatic(session, dateTime, 'Now');
}

/** What the user's `prompt` function says; `PS>` when it fails or says nothing. `$?` stays as the last command left it. */
function promptOf(session: Session, prompt: FunctionInfo): string {
  const { succeeded } = session;
  try {
    return toText(session, session.invokeBlock(prompt.block, [])) || 'PS>';
  } catch {
    return 'PS>';
  } finally {
    session.succeeded = succeeded;
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function commandArgument({ name, value }: ScriptArgument): CommandArgument {
  if (name === undefined) return valueArgument(value ?? '', null);
  return value === undefined ? nameArgument(name, null) : pairArgument(name, value, null, null);
}
