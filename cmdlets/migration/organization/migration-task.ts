import type { CmdletBody, CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import type { PlainData } from '../../../src/engine/host.js';
import type { Session } from '../../../src/engine/session/session.js';
import { isRunnerMissing } from '../../../src/migration/batch/due.js';
import { defaultStateFolder, openState, type State } from '../../../state/folder.js';
import { type ExchangeErrorKind, exchangeError, recordOf } from './errors.js';

const folders = new WeakMap<Session, State>();

/** The state folder of the session: `MIGSH_STATE` of its environment (`--state` sets it), else the platform's. */
function stateOf(session: Session): State {
  let state = folders.get(session);
  const wanted = defaultStateFolder(session.environment.toObject());
  if (state?.dir !== wanted) {
    state = openState(wanted);
    folders.set(session, state);
  }
  return state;
}

/** What the body of a migration cmdlet works with. */
export interface MigrationTask {
  readonly state: State;
  /** Ends this command's work on the current object with an error in Exchange's form; non-terminating, as in Exchange Online. */
  fail(kind: ExchangeErrorKind, message: string): never;
  /** Makes sure that a runner is alive, now that there is work for it. */
  wakeRunner(): void;
}

class TaskFailure extends Error {
  readonly kind: ExchangeErrorKind;
  constructor(kind: ExchangeErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** The work of a migration cmdlet: on each object, and when the last has come. */
export interface MigrationWork {
  process(task: MigrationTask): void;
  end?(task: MigrationTask): void;
  /** Runs last, whatever ended the pipeline. */
  clean?(task: MigrationTask): void;
}

/**
 * The body of a migration cmdlet: errors of the store, of a CSV and of the task itself become Exchange's
 * non-terminating errors, everything else goes on. Whoever looks at a batch with work due whose runner has died starts a new one: a script that
 * waits for Synced would wait for ever otherwise.
 */
export function migrationTask<P>(
  context: CmdletContext<P>,
  work: MigrationWork | ((task: MigrationTask) => void),
): CmdletBody {
  const { process, end, clean }: MigrationWork = typeof work === 'function' ? { process: work } : work;
  const reporting = (action: (task: MigrationTask) => void): void => {
    try {
      action(taskOf(context));
    } catch (error) {
      const record = error instanceof TaskFailure ? exchangeError(error.kind, error.message) : recordOf(error);
      if (!record) throw error;
      context.writeError(record);
    }
  };
  return {
    ...(clean ? { clean: () => reporting(clean) } : {}),
    process: () => reporting(process),
    end() {
      if (end) reporting(end);
      try {
        const task = taskOf(context);
        if (isRunnerMissing(task.state)) task.wakeRunner();
      } catch (error) {
        if (!recordOf(error)) throw error; // `process` has said what is wrong with the state
      }
    },
  };
}

function taskOf<P>(context: CmdletContext<P>): MigrationTask {
  const state = stateOf(context.session);
  return {
    state,
    fail(kind, message) {
      throw new TaskFailure(kind, message);
    },
    wakeRunner() {
      const request: PlainData = { state: state.dir };
      context.host.callService('runner.ensure', request);
    },
  };
}
