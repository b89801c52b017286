import { StopUpstreamFlow } from '../errors/flow-control.js';
import type { Session } from '../session/session.js';
import type { Value } from '../values/value.js';
import type { CommandProcessor } from './command-processor.js';
import { openRedirections } from './redirection.js';
import { type Sink, writeValue } from './sink.js';

/**
 * Runs the commands of a pipeline: all `begin`s, then object by object through all of them, then all `end`s.
 * `input` is what an expression at the front gives (unrolled here), null when the first command takes no input.
 */
export function runPipeline(
  session: Session,
  commands: readonly CommandProcessor[],
  input: { readonly value: Value } | null,
  out: Sink,
): void {
  const close = connect(session, commands, input !== null, out);
  session.checkStop();
  try {
    runSteps(session, commands, input);
    close?.finish();
    let failed = false;
    for (const command of commands) if (command.failed) failed = true;
    session.succeeded = !failed;
  } finally {
    for (const command of commands) command.dispose();
    close?.dispose();
  }
}

function connect(
  session: Session,
  commands: readonly CommandProcessor[],
  hasInput: boolean,
  out: Sink,
): { finish(): void; dispose(): void } | null {
  const files: { finish(): void; dispose(): void }[] = [];
  const last = commands.length - 1;
  for (let i = last; i >= 0; i--) {
    const command = commands[i]!;
    command.out = i === last ? out : commands[i + 1]!;
    // An expression at the front is no command: it does not count.
    command.position = i + 1;
    command.pipelineLength = commands.length;
    command.expectingInput = i > 0 || hasInput;
    if (command.redirections) files.push(openRedirections(session, command, command.redirections));
  }
  if (files.length === 0) return null;
  return {
    finish() {
      for (const file of files) file.finish();
    },
    dispose() {
      for (const file of files) file.dispose();
    },
  };
}

/** Ctrl+C also ends a long input whose commands run no loop of their own. */
function stoppable(session: Session, first: CommandProcessor): Sink {
  return {
    write(value) {
      session.checkStop();
      first.write(value);
    },
  };
}

function runSteps(
  session: Session,
  commands: readonly CommandProcessor[],
  input: { readonly value: Value } | null,
): void {
  let from = 0;
  try {
    for (const command of commands) command.start();
    for (const command of commands) command.flush();
    if (input) writeValue(stoppable(session, commands[0]!), input.value);
    else commands[0]!.runOnce();
  } catch (thrown) {
    from = stoppedAt(commands, thrown);
  }
  while (from < commands.length) {
    try {
      commands[from]!.finish();
      from++;
    } catch (thrown) {
      from = Math.max(stoppedAt(commands, thrown), from + 1);
    }
  }
}

/** The first command that goes on after a stop signal; what is no such signal for this pipeline is thrown again. */
function stoppedAt(commands: readonly CommandProcessor[], thrown: unknown): number {
  if (!(thrown instanceof StopUpstreamFlow)) throw thrown;
  const at = commands.indexOf(thrown.requester as CommandProcessor);
  if (at < 0) throw thrown;
  return at;
}
