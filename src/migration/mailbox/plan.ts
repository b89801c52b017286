/** Which source folders are moved, and where to. */
import { numberedName } from '../../mail/escape.js';
import type { Folder, FolderPath, Mailbox } from '../../mail/mailbox.js';
import { pathKey, pathText } from '../../mail/mailbox.js';
import { folderMatcher } from './folder-filter.js';
import { countsOf } from './folder-record.js';
import type { Ledger } from './ledger.js';
import { virtualRank } from './shown-elsewhere.js';
import type { ExcludedFolder, MoveFilters } from './types.js';

/** One folder to move. */
export interface PlannedFolder {
  readonly folder: Folder;
  readonly target: FolderPath;
}

/** The plan of a pass. */
export interface MovePlan {
  readonly folders: readonly PlannedFolder[];
  readonly excluded: readonly ExcludedFolder[];
}

/** The folders that are wanted: the inbox first, the others in the server's order, virtual ones last. And those that are not. */
export function chooseFolders(source: readonly Folder[], filters: MoveFilters) {
  const excludes = folderMatcher(filters.excludeFolders ?? [], source);
  const named = filters.includeFolders ?? [];
  const includes = named.length === 0 ? () => true : folderMatcher(named, source);
  const chosen: Folder[] = [];
  const excluded: ExcludedFolder[] = [];
  for (const folder of source) {
    const why = !folder.selectable
      ? 'notSelectable'
      : excludes(folder)
        ? 'excluded'
        : !includes(folder)
          ? 'notIncluded'
          : folder.notMail === true && named.length === 0
            ? 'notMail'
            : undefined;
    if (why === undefined) chosen.push(folder);
    else excluded.push({ source: folder.path, why });
  }
  const rank = ({ specialUse }: Folder) => (specialUse === 'Inbox' ? 0 : 1 + virtualRank(specialUse));
  return { chosen: chosen.sort((a, b) => rank(a) - rank(b)), excluded };
}

/** Maps the source's folders. Earlier passes' targets stay; the target is asked only for folders that are new. */
export function planMove(
  source: readonly Folder[],
  target: readonly Folder[],
  mailboxes: { readonly source: Mailbox; readonly target: Mailbox },
  ledger: Ledger,
  filters: MoveFilters,
): MovePlan {
  const { chosen, excluded } = chooseFolders(source, filters);
  const targets = new TargetNames(source, target, mailboxes.target, ledger);
  noteVirtual(chosen, mailboxes.source.traits.sharesMessages === true, ledger);
  for (const { source: path, why } of excluded)
    if (why === 'notMail')
      ledger.note(
        `Source folder "${pathText(path)}" is no folder of mail and is left out; IncludeFolders takes it in.`,
      );
  noteVanished(source, ledger);
  for (const folder of chosen) targets.reserve(folder);
  return { folders: chosen.map((folder) => ({ folder, target: targets.of(folder) })), excluded };
}

/** Folders that show the mail of others once more: what becomes of it is told. */
function noteVirtual(folders: readonly Folder[], isShared: boolean, ledger: Ledger): void {
  for (const { path, specialUse } of folders) {
    if (virtualRank(specialUse) === 0) continue;
    const rule = isShared
      ? 'only what no other folder of this move has is copied from it'
      : 'it is copied as a folder of its own';
    ledger.note(
      `Source folder "${pathText(path)}" shows mail of other folders once more; ${rule}. ExcludeFolders leaves it out.`,
    );
  }
}

/** Folders that were deleted, or go by another name now (their mail then comes once more, under that name): their copies stay. */
function noteVanished(source: readonly Folder[], ledger: Ledger): void {
  const there = new Set(source.map(({ path }) => pathKey(path)));
  for (const record of ledger.folders) {
    if (there.has(pathKey(record.source)) || countsOf(record).copied === 0) continue;
    ledger.note(
      `Source folder "${pathText(record.source)}" is no longer there, or has another name now; what came from it stays in "${pathText(record.target)}".`,
    );
  }
}

/** Gives each source folder a target folder of its own: mail of two folders is never put together. */
class TargetNames {
  /** By source folder. */
  private readonly names = new Map<string, FolderPath>();
  private readonly taken = new Set<string>();
  private readonly source: readonly Folder[];
  private readonly target: readonly Folder[];
  private readonly mailbox: Mailbox;
  private readonly ledger: Ledger;

  constructor(source: readonly Folder[], target: readonly Folder[], mailbox: Mailbox, ledger: Ledger) {
    this.source = source;
    this.target = target;
    this.mailbox = mailbox;
    this.ledger = ledger;
    for (const record of ledger.folders) this.give(record.source, record.target);
  }

  /** A folder that can keep its name has a right to it. */
  reserve(folder: Folder): void {
    if (this.names.has(pathKey(folder.path))) return;
    const fitting = folder.specialUse === 'Inbox' ? ['INBOX'] : this.mailbox.fitPath(folder.path);
    const mayMove = this.special(folder) !== undefined;
    if (pathKey(fitting) !== pathKey(folder.path) && folder.specialUse !== 'Inbox') return;
    if (!mayMove && !this.taken.has(pathKey(fitting))) this.give(folder.path, fitting);
  }

  of(folder: Folder): FolderPath {
    return this.names.get(pathKey(folder.path)) ?? this.give(folder.path, this.choose(folder));
  }

  private choose(folder: Folder): FolderPath {
    const free = (path: FolderPath) => !this.taken.has(pathKey(path));
    const special = this.special(folder);
    const fitting = special !== undefined && free(special) ? special : this.mailbox.fitPath(folder.path);
    let chosen = fitting;
    for (let number = 2; !free(chosen); number++) chosen = numberedPath(fitting, number);
    if (pathKey(chosen) !== pathKey(folder.path))
      this.ledger.note(`Folder "${pathText(folder.path)}" is "${pathText(chosen)}" on the target.`);
    return chosen;
  }

  /** The target's own folder for the same use (Sent, Trash …), if it has one and none of the same name. */
  private special({ path, specialUse }: Folder): FolderPath | undefined {
    if (specialUse === undefined || specialUse === 'Inbox') return undefined;
    if (this.target.some((folder) => pathKey(folder.path) === pathKey(path))) return undefined;
    const found = this.target.find((folder) => folder.selectable && folder.specialUse === specialUse);
    // Two source folders do not share a target folder just because one of them is special.
    const isNamedSo = found !== undefined && this.source.some((other) => pathKey(other.path) === pathKey(found.path));
    return isNamedSo ? undefined : found?.path;
  }

  private give(source: FolderPath, target: FolderPath): FolderPath {
    this.names.set(pathKey(source), target);
    this.taken.add(pathKey(target));
    return target;
  }
}

/** The same place under another name. */
export function numberedPath(path: FolderPath, number: number): FolderPath {
  return [...path.slice(0, -1), numberedName(path.at(-1)!, number)];
}
