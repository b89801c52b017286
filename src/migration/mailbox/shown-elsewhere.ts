/**
 * Gmail shows one message in several folders: under each label, and in All Mail, Starred and Important once more
 * (reference/servers-and-limits.md §2). Each label's folder gets its copy; from the folders that only show mail of others
 * nothing is copied that another folder of the move has brought. A message is known by the account's own number for it.
 */
import { type FolderStatus, pathKey, type SpecialUse } from '../../mail/mailbox.js';
import type { MoveContext } from './context.js';
import { countsOf, type FolderRecord } from './folder-record.js';

/** Folders that show mail of others, in the order in which they are moved: All Mail has what has no label. */
const virtualUses: readonly (SpecialUse | undefined)[] = ['All', 'Flagged', 'Important'];

/** 0 for folders with mail of their own; for the others their place in the order. */
export function virtualRank(use: SpecialUse | undefined): number {
  return virtualUses.indexOf(use) + 1;
}

/** Numbers of messages, 8 bytes each. */
class IdentitySet {
  private values = new BigUint64Array(1024);
  private count = 0;
  private sorted = true;

  add(identity: bigint): void {
    if (this.count === this.values.length) {
      const larger = new BigUint64Array(2 * this.count);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.count++] = identity;
    this.sorted = false;
  }

  has(identity: bigint): boolean {
    if (!this.sorted) this.values.subarray(0, this.count).sort();
    this.sorted = true;
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.values[middle]! < identity) low = middle + 1;
      else high = middle;
    }
    return low < this.count && this.values[low] === identity;
  }
}

/** What folders have brought to the target; a folder is read once a pass, when it is first asked for. */
export class BroughtMessages {
  private readonly identities = new IdentitySet();
  private readonly read = new Set<FolderRecord>();

  /** Takes in what another folder has brought. */
  async takeIn(context: MoveContext, record: FolderRecord): Promise<void> {
    if (this.read.has(record)) return;
    const map = await context.ledger.load(record);
    for await (const block of context.source.listIdentities!(record.source, 1)) {
      for (const { uid, identity } of block) {
        const kind = map.get(uid)?.kind;
        if (kind === 'copied' || kind === 'existing') this.identities.add(identity);
      }
    }
    this.read.add(record);
  }

  has(identity: bigint): boolean {
    return this.identities.has(identity);
  }
}

/**
 * Records what other folders have brought. Called before a folder's new messages are copied.
 * False: nothing is left to copy. True for folders with mail of their own, which it leaves alone.
 */
export async function leaveOutShownElsewhere(
  context: MoveContext,
  record: FolderRecord,
  status: FolderStatus,
): Promise<boolean> {
  const { source, ledger, brought } = context;
  const rank = rankOf(context, record);
  if (rank === 0 || source.traits.sharesMessages !== true || source.listIdentities === undefined) return true;
  for (const { folder } of context.planned()) {
    const other = ledger.folders.find((one) => pathKey(one.source) === pathKey(folder.path));
    if (other !== undefined && virtualRank(folder.specialUse) < rank) await brought.takeIn(context, other);
  }
  const map = await ledger.load(record);
  ledger.opened(record, status.uidValidity, record.targetUidValidity, record.contacted);
  let isLeft = false;
  for await (const block of source.listIdentities(record.source, record.seen?.uidNext ?? 1)) {
    const unknown = block.filter(({ uid }) => !map.has(uid));
    const elsewhere = unknown.filter(({ identity }) => brought.has(identity));
    ledger.elsewhere(
      record,
      elsewhere.map(({ uid }) => uid),
    );
    isLeft ||= elsewhere.length < unknown.length;
  }
  return isLeft;
}

/** True: all that was met in the folder came with other folders; it has no target folder and needs none. */
export function isShownElsewhere(record: FolderRecord): boolean {
  const { elsewhere, ...others } = countsOf(record);
  return elsewhere > 0 && Object.values(others).every((count) => count === 0);
}

function rankOf(context: MoveContext, record: FolderRecord): number {
  const key = pathKey(record.source);
  return virtualRank(context.planned().find(({ folder }) => pathKey(folder.path) === key)?.folder.specialUse);
}
