import { EngineConnection } from './engine-connection.js';
import { hostCalls } from './host-calls.js';
import type { Done, Order, TerminalFacts } from './protocol.js';
import { ServiceConnection } from './service-connection.js';
import { StandardInput } from './standard-input.js';
import type { CommandLine } from './start-request.js';

/** Everything the host of one shell has at hand. */
export interface Shell {
  readonly line: CommandLine;
  readonly terminal: TerminalFacts;
  readonly engine: EngineConnection;
  readonly input: StandardInput;
  readonly services: ServiceConnection;
  /** Ctrl+C was pressed since the last prompt: the terminal has shown `^C`. */
  interrupted: boolean;
}

/** Exit code of a script that Ctrl+C ended: 128 + SIGINT. */
const INTERRUPTED = 130;
/** A script whose `finally` blocks do not come to an end is given up after this at the second Ctrl+C. */
const PATIENCE_MILLISECONDS = 1000;

function currentEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Runs the shell until it ends; its exit code. */
export async function runShell(line: CommandLine, terminal: TerminalFacts): Promise<number> {
  const engine = new EngineConnection(terminal, currentEnvironment(), process.cwd());
  const shell: Shell = {
    line,
    terminal,
    engine,
    input: new StandardInput(),
    services: new ServiceConnection(),
    interrupted: false,
  };
  engine.handlers = hostCalls(shell);
  if (terminal.outputIsTerminal)
    process.stdout.on('resize', () => engine.resize(process.stdout.columns, process.stdout.rows));
  const exitCode = await runTask(shell);
  if (engine.leaves) await engine.order({ kind: 'leave' });
  if (process.env['MIGSH_WRITE_CODE_CACHE'] !== undefined) await engine.close();
  return exitCode;
}

async function runTask(shell: Shell): Promise<number> {
  const { task, noExit } = shell.line;
  const interactive = noExit || task.kind === 'interactive' || task.kind === 'stdin';
  process.on('SIGINT', interactive ? () => stopCommand(shell) : stopOnce(shell.engine));
  const settings = {
    nonInteractive: shell.line.nonInteractive,
    noProfile: shell.line.noProfile,
    workingDirectory: shell.line.workingDirectory,
    stateFolder: shell.line.state ?? process.env['MIGSH_STATE'] ?? null,
  };
  const configured = await shell.engine.order({ kind: 'configure', settings });
  const order = taskOrder(shell);
  const running = order === null ? configured : shell.engine.order(order);
  boundRegularExpressions();
  const done: Done = await running;
  if (order !== null && (!noExit || (done.exitCode !== null && done.asked))) return done.exitCode ?? 0;
  return (await import('./interactive.js')).runInteractive(shell, done);
}

/**
 * A regular expression that backtracks without end goes on in V8's linear engine where that can run it. Set when the
 * engine has started: flags that differ from those Node was built with make V8 refuse every cached code, which costs a start 30 ms
 * (and the cache that is written now would be refused).
 */
function boundRegularExpressions(): void {
  if (process.env['MIGSH_WRITE_CODE_CACHE'] !== undefined) return;
  process.getBuiltinModule('node:v8').setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');
}

/** Ctrl+C of a session with prompts: the running command ends, the shell stays. */
function stopCommand(shell: Shell): void {
  shell.interrupted = true;
  shell.engine.stop();
}

/** Ctrl+C of a script: the engine unwinds; a second one after a while ends the process. */
function stopOnce(engine: EngineConnection): () => void {
  let firstAt: number | null = null;
  return () => {
    const now = performance.now();
    if (firstAt !== null && now - firstAt > PATIENCE_MILLISECONDS) process.exit(INTERRUPTED);
    firstAt ??= now;
    engine.stop();
  };
}

function taskOrder(shell: Shell): Order | null {
  const { task } = shell.line;
  const input = !shell.terminal.inputIsTerminal;
  if (task.kind === 'command') return { kind: 'command', text: task.text, args: task.args, input };
  return task.kind === 'file' ? { kind: 'file', path: task.path, args: task.args, input } : null;
}
