import { StateError } from '../../state/error.js';
import type { UserDocument } from '../../state/schema.js';
import { loadSecretKey } from '../../state/secrets.js';
import { asMailError, MailError } from '../mail/errors.js';
import { wishedStart, wishedSync } from '../migration/batch/wishes.js';
import type { MoveOptions, MoveResult } from '../migration/mailbox/types.js';
import { analyzeMailbox } from './analyze.js';
import { journalFolder } from './journal-folder.js';
import type { Work } from './need.js';
import { type OpeningWatch, openRequest, watchOpening } from './opener.js';
import { ProgressRecorder, report } from './progress.js';
import type { Begun, SyncContext } from './sync-context.js';
import { failed, finish } from './sync-outcome.js';

/** A user whose documents cannot be read, or whose target another sync writes to, is left alone for so long, in milliseconds. */
const UNREADABLE = 30_000;
const TARGET_TAKEN = 2_000;

/** Syncs one user once and records what came of it. Never rejects. Returns for how many milliseconds the user is to be left alone. */
export async function syncUser(context: SyncContext): Promise<number> {
  const { view, user } = context;
  let begun: Begun | undefined;
  let watch: OpeningWatch | undefined;
  let free: (() => void) | undefined;
  try {
    const wishes = view.readUser(user);
    if (!wishes) return 0;
    const account = context.target ? wishes.targetUserName || wishes.userName : wishes.emailAddress;
    free = context.takeTarget(`${context.target?.guid ?? 'local'} ${account.toLowerCase()}`);
    if (!free) return TARGET_TAKEN;
    begun = begin(context, wishes);
    const mailboxes = context.opener(
      openRequest(context.state.dir, wishes, { source: context.source, target: context.target }, () =>
        loadSecretKey(context.state),
      ),
    );
    watch = watchOpening(mailboxes);
    finish(begun, await move(begun, mailboxes), watch);
  } catch (error) {
    context.log(`${view.batch.name}: ${begun?.emailAddress ?? user.guid}: ${describe(error)}`);
    if (begun) failed(begun, error instanceof StateError ? permanent(error) : asMailError(error), watch);
  } finally {
    free?.();
  }
  return begun === undefined ? UNREADABLE : 0;
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** A fault of the state (no key, a damaged password) is nothing that passes. */
function permanent(error: StateError): MailError {
  return new MailError('permission', error.message, { cause: error });
}

const firstLines: Readonly<Record<Work, string>> = {
  Initial: 'Initial sync has started.',
  Incremental: 'Incremental sync has started.',
  Final: 'Final sync has started.',
};

function begin(context: SyncContext, wishes: UserDocument): Begun {
  const { view, user } = context;
  const startGeneration = wishedStart(view.batch, user);
  const syncGeneration = wishedSync(view.batch, user);
  const earlier = view.factsOf(user.guid);
  const retried = earlier !== undefined && startGeneration > earlier.startGeneration;
  const before = view.change(user.guid, {
    activity: 'Validating',
    failure: null,
    pause: null,
    stopped: false,
    completed: null,
    startGeneration,
    startedAt: earlier?.startedAt ?? new Date().toISOString(),
    ...(retried ? { attempts: 0 } : {}),
  });
  report(context.state, view.guid, user.guid, firstLines[context.work]);
  const paused = retried ? null : (earlier?.pause ?? null);
  const lastPause = paused === null ? 0 : Date.parse(paused.until) - Date.parse(earlier!.changed);
  return { ...context, startGeneration, syncGeneration, before, emailAddress: wishes.emailAddress, lastPause };
}

async function move(begun: Begun, mailboxes: Parameters<typeof watchOpening>[0]): Promise<MoveResult> {
  const { state, view, user } = begun;
  let opened = false;
  const recorder = new ProgressRecorder(
    {
      change: (fields) => view.change(user.guid, fields),
      report: (text) => report(state, view.guid, user.guid, text),
    },
    begun.before.syncedBytes,
  );
  const options: MoveOptions = {
    source: mailboxes.source,
    target: mailboxes.target,
    journalDir: journalFolder(state.dir, { batch: view.guid, user: user.guid }, mailboxes),
    limits: { maxMessageBytes: begun.config.maxMessageSize },
    filters: begun.filters,
    signal: begun.signal,
    onProgress: (progress) => {
      if (!opened) view.change(user.guid, { activity: begun.work });
      opened = true;
      recorder.take(progress);
    },
  };
  if (!view.batch.analyze) return await begun.move(options);
  const { result, bytes } = await analyzeMailbox(options);
  view.change(user.guid, { totalBytes: bytes });
  return result;
}
