/** Which source folders are moved, and where to. */
import type { Folder, FolderPath, Mailbox } from '../../mail/mailbox.js';
import { pathKey, pathText } from '../../mail/mailbox.js';
import { folderMatcher } from './folder-filter.js';
import type { Ledger } from './ledger.js';
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

/** Maps the source's folders: the inbox first, the others in the server's order. Earlier passes' targets stay. */
export function planMove(
  source: readonly Folder[],
  target: readonly Folder[],
  mailbox: Mailbox,
  ledger: Ledger,
  filters: MoveFilters,
): MovePlan {
  const excludes = folderMatcher(filters.excludeFolders ?? [], source);
  const includes =
    filters.includeFolders === undefined || filters.includeFolders.length === 0
      ? () => true
      : folderMatcher(filters.includeFolders, source);
  const known = new Map(ledger.folders.map((record) => [pathKey(record.source), record.target]));
  const folders: PlannedFolder[] = [];
  const excluded: ExcludedFolder[] = [];
  for (const folder of source) {
    const why = !folder.selectable
      ? 'notSelectable'
      : excludes(folder)
        ? 'excluded'
        : includes(folder)
          ? undefined
          : 'notIncluded';
    if (why !== undefined) excluded.push({ source: folder.path, why });
    else
      folders.push({
        folder,
        target: known.get(pathKey(folder.path)) ?? targetFor(folder, source, target, mailbox, ledger),
      });
  }
  const rank = ({ folder }: PlannedFolder) => (folder.specialUse === 'Inbox' ? 0 : 1);
  return { folders: folders.sort((a, b) => rank(a) - rank(b)), excluded };
}

/** The target's own folder for the same use (Sent, Trash …) if it has one, else a folder of the same name. */
function targetFor(
  folder: Folder,
  source: readonly Folder[],
  target: readonly Folder[],
  mailbox: Mailbox,
  ledger: Ledger,
): FolderPath {
  if (folder.specialUse === 'Inbox') return ['INBOX'];
  const same = target.find(({ path }) => pathKey(path) === pathKey(folder.path));
  const special =
    folder.specialUse === undefined || same !== undefined
      ? undefined
      : target.find(({ specialUse, selectable }) => selectable && specialUse === folder.specialUse);
  // Two source folders do not share a target folder just because one of them is special.
  const taken = special !== undefined && source.some(({ path }) => pathKey(path) === pathKey(special.path));
  const fitting = special !== undefined && !taken ? special.path : mailbox.fitPath(folder.path);
  if (pathKey(fitting) !== pathKey(folder.path))
    ledger.note(`Folder "${pathText(folder.path)}" is "${pathText(fitting)}" on the target.`);
  return fitting;
}
