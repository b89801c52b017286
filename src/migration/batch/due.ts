import { readBatches } from '../../../state/batches.js';
import { readSummary } from '../../../state/facts.js';
import { liveRunner, type State } from '../../../state/folder.js';
import { expirationOf } from './expiry.js';
import { type BatchStatus, batchStatus } from './status.js';

const unfinished: ReadonlySet<BatchStatus> = new Set([
  'Syncing',
  'IncrementalSyncing',
  'Completing',
  'Removing',
  'Stopping',
  'Waiting',
]);
const repeating: ReadonlySet<BatchStatus> = new Set(['Synced', 'SyncedWithErrors']);

/**
 * Whether somebody who looks at this state must start a runner: none is alive, and a batch is unfinished, has expired, or waits for its next
 * incremental sync.
 * Reads two small files a batch. Raises StateError NewerVersion, Damaged for an organisation that cannot be read.
 */
export function isRunnerMissing(state: State): boolean {
  if (liveRunner(state)) return false;
  return readBatches(state).some(({ batch }) => {
    if (!batch) return false;
    const [now, summary] = [new Date(), readSummary(state, batch.guid)];
    const status = batchStatus(batch, summary, now);
    const expiration = expirationOf(batch, summary, status);
    if (expiration && expiration.at <= now) return true;
    return (
      unfinished.has(status) || (repeating.has(status) && (batch.allowIncrementalSyncs || batch.completeAfter !== null))
    );
  });
}
