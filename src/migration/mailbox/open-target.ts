/** The target folder of a source folder: made when missing, under a name that the target can hold, and never one with another's mail. */
import { MailError } from '../../mail/errors.js';
import { plainName } from '../../mail/escape.js';
import { type FolderPath, type FolderStatus, type Mailbox, pathKey, pathText } from '../../mail/mailbox.js';
import type { MoveContext } from './context.js';
import type { FolderRecord } from './folder-record.js';
import { targetChanged } from './identity-change.js';
import { numberedPath } from './plan.js';

/** Makes sure that the target folder is there and is the one we know. */
export async function openTarget(context: MoveContext, record: FolderRecord): Promise<FolderStatus> {
  if (!context.targetFolders.has(pathKey(record.target))) await createTarget(context, record);
  const status = await context.target.examine(record.target);
  if (
    record.targetUidValidity !== 0 &&
    record.targetUidValidity !== status.uidValidity &&
    record.uncertain.size === 0
  ) {
    await targetChanged(context, record, status);
  }
  return status;
}

async function createTarget(context: MoveContext, record: FolderRecord): Promise<void> {
  const other = await conflated(context, record.target);
  if (other === undefined) await createNamed(context, record);
  else if (isClaimed(context, record, other)) {
    const free = freeName(context, record.target);
    await context.target.createFolder(free);
    retarget(context, record, free, `cannot tell it from "${pathText(other)}"`);
  } else retarget(context, record, other, 'has it under that name');
  context.targetFolders.add(pathKey(record.target));
}

/**
 * The folder that the target takes for this one although its list names it otherwise: Exchange and Windows take no notice of case,
 * Dovecot writes accents its own way, others cut blanks.
 */
async function conflated({ target, targetFolders }: MoveContext, path: FolderPath): Promise<FolderPath | undefined> {
  const folded = target.foldPath(path);
  const listed = [...targetFolders].map((key) => JSON.parse(key) as FolderPath);
  const alike = listed.find((other) => target.foldPath(other) === folded);
  return alike !== undefined && (await isThere(target, path)) ? alike : undefined;
}

/** True when a folder of this name can be looked at, listed or not. */
export async function isThere(target: Mailbox, path: FolderPath): Promise<boolean> {
  try {
    await target.status(path);
    return true;
  } catch (error) {
    if (error instanceof MailError && (error.reason === 'noSuchFolder' || error.reason === 'rejected')) return false;
    throw error;
  }
}

/** True when another source folder goes there. */
function isClaimed(context: MoveContext, record: FolderRecord, target: FolderPath): boolean {
  const key = pathKey(target);
  const others = context.ledger.folders.filter((other) => other !== record);
  if (others.some((other) => pathKey(other.target) === key)) return true;
  const own = pathKey(record.source);
  return context.planned().some((one) => pathKey(one.target) === key && pathKey(one.folder.path) !== own);
}

function freeName({ target, targetFolders }: MoveContext, path: FolderPath): FolderPath {
  const taken = new Set([...targetFolders].map((key) => target.foldPath(JSON.parse(key) as FolderPath)));
  for (let number = 2; ; number++) {
    const candidate = numberedPath(path, number);
    if (!taken.has(target.foldPath(candidate))) return candidate;
  }
}

/** Creates it under its own name, or a plainer one when the target refuses that, or a numbered one (Exchange reserves `Files`). */
async function createNamed(context: MoveContext, record: FolderRecord): Promise<void> {
  const plain = record.target.map(plainName);
  const names = [record.target, plain, freeName(context, plain)].filter(
    (name, at, all) => at === 0 || (pathKey(name) !== pathKey(all[0]!) && !isClaimed(context, record, name)),
  );
  let refused: unknown;
  for (const name of names) {
    try {
      await context.target.createFolder(name);
      if (name !== record.target) retarget(context, record, name, 'refused its name');
      return;
    } catch (error) {
      refused ??= error;
      const aboutName = error instanceof MailError && (error.reason === 'folderName' || error.reason === 'rejected');
      if (!aboutName || record.contacted) break;
    }
  }
  throw refused;
}

function retarget(context: MoveContext, record: FolderRecord, name: FolderPath, why: string): void {
  context.ledger.note(`Folder "${pathText(record.source)}" is "${pathText(name)}" on the target, which ${why}.`);
  context.ledger.retarget(record, name);
}
