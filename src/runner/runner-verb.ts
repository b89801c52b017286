import { setFlagsFromString } from 'node:v8';
import { StateError } from '../../state/error.js';
import { defaultStateFolder, openState, type State } from '../../state/folder.js';
import { loadFlow } from '../mail/imap/connect.js';
import { moveMailbox } from '../migration/mailbox/move.js';
import { stopRunner } from './ensure.js';
import { openLog } from './log.js';
import { openMailboxes } from './open-mailboxes.js';
import { runRunner } from './run-runner.js';

/** What `migsh runner` is asked to do. */
export interface RunnerVerbOptions {
  /** `--stop`: end the runner that is alive instead of being one. */
  readonly stop: boolean;
  /** `null` = the platform's state folder. */
  readonly stateFolder: string | null;
  /** Ends the runner (a signal of the system). */
  readonly signal: AbortSignal;
  /** Says a line to whoever started it. */
  readonly say: (line: string) => void;
}

/** `migsh runner [--stop] [--state DIR]`: the runner in the foreground, as a service manager wants it. Returns the exit code; never rejects for a fault of the state. */
export async function runnerVerb(options: RunnerVerbOptions): Promise<number> {
  try {
    const state = openState(options.stateFolder ?? defaultStateFolder());
    return options.stop ? await stop(state, options.say) : await run(state, options);
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
    options.say(error.message);
    return 1;
  }
}

async function stop(state: State, say: (line: string) => void): Promise<number> {
  const outcome = await stopRunner(state);
  say(
    {
      none: `No runner is alive for ${state.dir}.`,
      ended: 'The runner has ended.',
      killed: 'The runner did not answer and was killed; nothing is lost.',
      elsewhere: 'The runner is on another computer and has not ended yet; it ends as soon as it sees the request.',
    }[outcome],
  );
  return outcome === 'elsewhere' ? 1 : 0;
}

/**
 * How V8 is to work in a runner:
 * - the nursery stays as small as it is at a start (about 2 MiB of at most 16, twice): what a move makes is soon garbage, and a larger
 *   nursery only puts off noticing it; saves some 30 MiB;
 * - and it is cleaned by the thread that fills it: waking others costs more than so little work;
 * - the old generation may double before it is cleaned, and not quadruple: saves some 20 MiB;
 * - code is compiled at once, which is cheap, and optimised, which is not, only when it has run for longer than usual, and without
 *   what it calls: the servers, on the same machine, have better use for the processor.
 */
const engineFlags = [
  '--semi-space-growth-factor=1',
  '--no-parallel-scavenge',
  '--heap-growing-percent=100',
  '--interrupt-budget=400000',
  '--always-sparkplug',
  '--max-inlined-bytecode-size=60',
  '--max-inlined-bytecode-size-cumulative=150',
];

async function run(state: State, options: RunnerVerbOptions): Promise<number> {
  for (const flag of engineFlags) setFlagsFromString(flag);
  const write = openLog(state);
  const log = (message: string): void => {
    write(message);
    options.say(message);
  };
  try {
    const onStarted = () => void loadFlow();
    await runRunner({ state, signal: options.signal, log, opener: openMailboxes, move: moveMailbox, onStarted });
    return 0;
  } catch (error) {
    write(error instanceof Error ? (error.stack ?? error.message) : String(error));
    throw error;
  }
}
