import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '../../engine/session/session.js';
import { byLabel, type CompletionMatch, match, quoted, startsWith, unquoted } from './completion-match.js';

/** Whether a word looks like a path: a command's name does only then. */
export const looksLikePath = (word: string): boolean =>
  /^['"]?(?:\.{1,2}(?:[\\/]|$)|~|[A-Za-z]:[\\/]|[\\/])|[\\/]/.test(word);

/** Files and folders for a started path, as PowerShell writes them: relative ones begin with `./`. */
export function completePath(session: Session, word: string): CompletionMatch[] {
  const separator = session.windows ? '\\' : '/';
  const typed = unquoted(word).replaceAll(session.windows ? '/' : '\\', separator);
  const cut = typed.lastIndexOf(separator) + 1;
  const folder = typed.slice(0, cut);
  const absolute = session.location.resolve(folder === '' ? '.' : folder);
  const shown = /^(?:[\\/~]|[A-Za-z]:|\.{1,2}[\\/])/.test(folder) ? folder : `.${separator}${folder}`;
  return entriesOf(absolute)
    .filter((entry) => startsWith(entry.name, typed.slice(cut)))
    .map((entry) => match(quoted(shown + entry.name, word), entry.name, join(absolute, entry.name)))
    .sort(byLabel);
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
