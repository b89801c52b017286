import { asMailError, MailError } from '../mail/errors.js';
import type { Folder, Mailbox } from '../mail/mailbox.js';
import { chooseFolders } from '../migration/mailbox/plan.js';
import type { FolderResult, MoveCounts, MoveOptions, MoveResult } from '../migration/mailbox/types.js';

const BLOCK = 1_000;

function countsOf(total: number): MoveCounts {
  return { total, copied: 0, existing: 0, skipped: 0, failed: 0, pending: total };
}

/**
 * What -Analyze does instead of moving: counts messages and bytes of the source folders that would be moved, and touches no target.
 * Never rejects, as the mover: errors are in the result. `bytes` is the sum of RFC822.SIZE.
 */
export async function analyzeMailbox(
  options: MoveOptions,
): Promise<{ readonly result: MoveResult; readonly bytes: number }> {
  const { source, signal } = options;
  const folders: FolderResult[] = [];
  let bytes = 0;
  const result = (outcome: MoveResult['outcome'], error?: MailError): MoveResult => ({
    outcome,
    ...(error ? { error } : {}),
    folders,
    excluded: [],
    totals: countsOf(folders.reduce((sum, folder) => sum + folder.counts.total, 0)),
    copiedNow: 0,
    bytesNow: 0,
    flagsChanged: 0,
    skipped: [],
    notes: folders.filter((folder) => folder.counts.total > 1_000_000).map(hugeFolder),
  });
  try {
    await source.open(signal);
    for (const folder of chooseFolders(await source.listFolders(), options.filters ?? {}).chosen) {
      options.onProgress?.({
        phase: 'listing',
        folder: folder.path,
        totals: result('synced').totals,
        copiedNow: 0,
        bytesNow: 0,
      });
      const counted = await measure(source, folder, signal);
      bytes += counted.bytes;
      folders.push({ source: folder.path, target: folder.path, renamed: false, counts: countsOf(counted.messages) });
    }
    return { result: result('synced'), bytes };
  } catch (error) {
    const failure = asMailError(error);
    return { result: result(failure.reason === 'aborted' ? 'stopped' : 'failed', failure), bytes };
  } finally {
    await source.close();
  }
}

function hugeFolder(folder: FolderResult): string {
  return `The folder "${folder.source.join('/')}" has more than one million items.`;
}

async function measure(
  source: Mailbox,
  folder: Folder,
  signal: AbortSignal | undefined,
): Promise<{ readonly messages: number; readonly bytes: number }> {
  await source.examine(folder.path);
  let messages = 0;
  let bytes = 0;
  for (let next = 1; ; ) {
    if (signal?.aborted) throw new MailError('aborted', 'Stopped.');
    const block = await source.listMessages(folder.path, next, BLOCK);
    messages += block.length;
    for (const message of block) bytes += message.size;
    if (block.length === 0) return { messages, bytes };
    next = block.at(-1)!.uid + 1;
  }
}
