/** Exchange's words for folders: -ExcludeFolders and -IncludeFolders (reference/exchange-limits.md, "Folders"). */
import type { Folder, SpecialUse } from '../../mail/mailbox.js';

/** Exchange's well-known names, and what they are in IMAP; those IMAP has no word for are plain names. */
const wellKnown: Readonly<Record<string, SpecialUse | readonly string[]>> = {
  inbox: 'Inbox',
  sentitems: 'Sent',
  deleteditems: 'Trash',
  drafts: 'Drafts',
  junkemail: 'Junk',
  archive: 'Archive',
  allitems: 'All',
  outbox: ['outbox'],
  calendar: ['calendar'],
  contacts: ['contacts'],
  journal: ['journal'],
  tasks: ['tasks'],
  notes: ['notes'],
};

interface Pattern {
  readonly first: SpecialUse | readonly string[];
  readonly below: boolean;
  /** True for `#Root#/*`. */
  readonly everything: boolean;
}

/** Whether a folder is meant by one of the words. `folders`: all of them, to know what lies above. */
export function folderMatcher(words: readonly string[], folders: readonly Folder[]): (folder: Folder) => boolean {
  const patterns = words.map(parse);
  const unselectable = folders.filter(({ selectable }) => !selectable);
  return (folder) => patterns.some((pattern) => matches(pattern, folder, unselectable));
}

function parse(word: string): Pattern {
  const below = /(^|[^\\])\/\*$/.test(word) || word === '*';
  const path = below ? word.replace(/\/?\*$/, '') : word;
  const known = /^#(\w+)#(?:\/(.*))?$/.exec(path);
  if (known !== null) {
    const name = known[1]!.toLowerCase();
    if (name === 'root') {
      return known[2] === undefined
        ? { first: [], below, everything: below }
        : { first: split(known[2]), below, everything: false };
    }
    const use = wellKnown[name] ?? [name];
    if (known[2] === undefined) return { first: use, below, everything: false };
    return { first: [...(typeof use === 'string' ? [name] : use), ...split(known[2])], below, everything: false };
  }
  return { first: split(path), below, everything: path === '' && below };
}

function split(path: string): string[] {
  return path
    .replaceAll('\\#', '#')
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => segment.toLowerCase());
}

function matches(pattern: Pattern, folder: Folder, unselectable: readonly Folder[]): boolean {
  if (pattern.everything) return true;
  const path = folder.path.map((segment) => segment.toLowerCase());
  if (typeof pattern.first === 'string')
    return folder.specialUse === pattern.first || (pattern.below && pattern.first === 'Inbox' && path[0] === 'inbox');
  if (pattern.first.length === 0 || pattern.first.some((segment, at) => path[at] !== segment)) return false;
  if (path.length === pattern.first.length) return true;
  // A folder that only holds others (Gmail's `[Gmail]`) can only be meant with them.
  return (
    pattern.below ||
    unselectable.some(
      ({ path: above }) =>
        above.map((s) => s.toLowerCase()).join('/') === (pattern.first as readonly string[]).join('/'),
    )
  );
}
