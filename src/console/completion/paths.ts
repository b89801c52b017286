import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '../../engine/session/session.js';
import { statIfThere } from '../../engine/types/io/stat.js';
import { byLabel, type CompletionMatch, match, quoted, startsWith, unquoted } from './completion-match.js';
import { driveItems } from './drive-items.js';

/** Whether a word looks like a path: a command's name does only then. */
export const looksLikePath = (word: string): boolean =>
  /^['"]?(?:\.{1,2}(?:[\\/]|$)|~|[A-Za-z]:[\\/]|[\\/])|[\\/]/.test(word) ||
  /^(?:alias|env|function|variable):/i.test(word);

/** Files and folders for a started path, as PowerShell writes them: relative ones begin with `./`. Also names on drives of the session's own things. */
export function completePath(session: Session, word: string, kind: 'all' | 'folders' = 'all'): CompletionMatch[] {
  const separator = session.windows ? '\\' : '/';
  const typed = unquoted(word).replaceAll(session.windows ? '/' : '\\', separator);
  const items = driveItems(session, typed);
  if (items !== null) return items.map((name) => match(quoted(name.path, word), name.label)).sort(byLabel);
  const cut = typed.lastIndexOf(separator) + 1;
  const folder = typed.slice(0, cut);
  const absolute = session.location.resolve(folder === '' ? '.' : folder);
  const shown = /^(?:[\\/~]|[A-Za-z]:|\.{1,2}[\\/])/.test(folder) ? folder : `.${separator}${folder}`;
  return entriesOf(absolute)
    .filter((entry) => startsWith(entry.name, typed.slice(cut)) && (kind === 'all' || isFolder(absolute, entry)))
    .map((entry) => match(quoted(shown + entry.name, word), entry.name, join(absolute, entry.name)))
    .sort(byLabel);
}

/** A folder, or a link to one. */
function isFolder(parent: string, entry: Dirent): boolean {
  return (
    entry.isDirectory() || (entry.isSymbolicLink() && statIfThere(join(parent, entry.name))?.isDirectory() === true)
  );
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
