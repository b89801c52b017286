import { join } from 'node:path';
import { updateBatch } from '../../state/batches.js';
import { replaceFile, writeFailed } from '../../state/files.js';
import type { State } from '../../state/folder.js';
import { archiveFolder } from '../../state/paths.js';
import { errorsCsv, reportRows, statisticsCsv } from '../migration/batch/batch-report.js';
import { expirationOf } from '../migration/batch/expiry.js';
import { batchStatus } from '../migration/batch/status.js';
import { wishRemoved, wishStopped } from '../migration/batch/wishes.js';
import type { BatchView } from './batch-view.js';
import type { Log } from './log.js';

/**
 * Ends a batch whose time is over, in the admin's place: the one wish that a runner writes. Before a batch is removed its reports are kept in the state folder.
 * Returns whether it did. Raises StateError Locked, WriteFailed.
 */
export function expire(state: State, view: BatchView, now: Date, log: Log): boolean {
  const { batch, summary } = view;
  const expiration = expirationOf(batch, summary, batchStatus(batch, summary, now));
  if (!expiration || expiration.at > now) return false;
  if (expiration.action === 'stop') {
    updateBatch(state, view.guid, (draft) => wishStopped(draft, now));
    log(`${batch.name}: stopped: nobody has changed it for 60 days`);
  } else {
    const folder = keepReports(state, view, now);
    updateBatch(state, view.guid, (draft) => wishRemoved(draft, now));
    log(`${batch.name}: expired and removed; its reports are kept in ${folder}`);
  }
  view.refresh();
  return true;
}

/** Writes the statistics and errors reports of a batch where they outlive it. Returns the folder. */
function keepReports(state: State, view: BatchView, now: Date): string {
  const folder = archiveFolder(state.dir, view.batch.name, view.guid);
  try {
    state.files.mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw writeFailed(folder, error);
  }
  const rows = [...reportRows(state, view.guid, now)];
  const options = { durable: true };
  replaceFile(state.files, join(folder, 'MigrationStatistics.csv'), [...statisticsCsv(rows)].join(''), options);
  replaceFile(state.files, join(folder, 'MigrationErrors.csv'), [...errorsCsv(rows)].join(''), options);
  return folder;
}
