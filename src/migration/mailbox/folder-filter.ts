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

/** A word taken apart. */
interface Word {
  /** A well-known name in lower case; `root` for `#Root#`; `undefined` for a plain path. */
  readonly known: string | undefined;
  /** The path behind it, in lower case. */
  readonly path: readonly string[];
  /** `/*`: with all that lies below. */
  readonly below: boolean;
}

/** What a word means among the folders of one mailbox. */
interface Meaning {
  readonly path: readonly string[];
  readonly below: boolean;
}

/** Whether a folder is meant by one of the words. `folders`: all of them, to know the well-known ones and what only holds others. */
export function folderMatcher(words: readonly string[], folders: readonly Folder[]): (folder: Folder) => boolean {
  const meanings = words.flatMap((word) => meaningsOf(parse(word), folders));
  return ({ path }) => {
    const own = lowerCase(path);
    return meanings.some((meaning) => means(meaning, own));
  };
}

function parse(word: string): Word {
  const below = /(^|[^\\])\/\*$/.test(word) || word === '*';
  const path = below ? word.replace(/\/?\*$/, '') : word;
  const known = /^#(\w+)#(?:\/(.*))?$/.exec(path);
  if (known === null) return { known: path === '' && below ? 'root' : undefined, path: split(path), below };
  return { known: known[1]!.toLowerCase(), path: split(known[2] ?? ''), below };
}

function split(path: string): string[] {
  return lowerCase(
    path
      .replaceAll('\\#', '#')
      .split('/')
      .filter((segment) => segment !== ''),
  );
}

function lowerCase(path: readonly string[]): string[] {
  return path.map((segment) => segment.toLowerCase());
}

function meaningsOf({ known, path, below }: Word, folders: readonly Folder[]): Meaning[] {
  return startsOf(known, folders).map((start) => {
    const whole = [...start, ...path];
    // A folder that only holds others (Gmail's `[Gmail]`) can only be meant with them.
    const onlyHolds = folders.some((folder) => !folder.selectable && isSame(lowerCase(folder.path), whole));
    return { path: whole, below: below || onlyHolds };
  });
}

/** Where a well-known name stands in this mailbox: nowhere, where the server does not say which folder it is. */
function startsOf(known: string | undefined, folders: readonly Folder[]): readonly (readonly string[])[] {
  if (known === undefined || known === 'root') return [[]];
  const use = wellKnown[known] ?? [known];
  if (typeof use !== 'string') return [use];
  return folders.filter((folder) => folder.specialUse === use).map((folder) => lowerCase(folder.path));
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((segment, at) => segment === b[at]);
}

function means(meaning: Meaning, path: readonly string[]): boolean {
  if (meaning.path.some((segment, at) => path[at] !== segment)) return false;
  return meaning.below || path.length === meaning.path.length;
}
