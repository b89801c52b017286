/** Folder paths (decoded segments) ↔ one server's folder names (decoded, with its prefix and delimiter). */
import { escapeName } from '../escape.js';
import type { FolderPath } from '../mailbox.js';

/** How a server writes names. */
export interface NameScheme {
  /** Null: the server has no hierarchy. */
  readonly delimiter: string | null;
  /** Prefix of the user's own folders, delimiter included: `INBOX.` at Courier, empty at most others. */
  readonly prefix: string;
  /** The folder that is the inbox: `INBOX`, or the shared folder that a UserRoot names. */
  readonly inbox: string;
}

const forbidden = '*%';

/** The server's name for a path that fits (see {@link fitSegments}). */
export function toServerName(scheme: NameScheme, path: FolderPath): string {
  if (isInbox(path)) return scheme.inbox;
  return scheme.prefix + path.join(scheme.delimiter ?? '');
}

/** The path for a server's name; undefined when it is not one of the user's folders. */
export function toPath(scheme: NameScheme, name: string): FolderPath | undefined {
  if (name === scheme.inbox || (scheme.inbox === 'INBOX' && name.toUpperCase() === 'INBOX')) return ['INBOX'];
  if (!name.startsWith(scheme.prefix)) return undefined;
  const rest = name.slice(scheme.prefix.length);
  const segments = (scheme.delimiter === null ? [rest] : rest.split(scheme.delimiter)).filter(
    (segment) => segment !== '',
  );
  if (segments.length === 0) return undefined;
  // `inbox/Sub` is below the inbox, however it is spelled.
  return segments[0]?.toUpperCase() === 'INBOX' ? ['INBOX', ...segments.slice(1)] : segments;
}

/** The nearest path that the server can hold, as people will see it there; `unescapeName` gives the old names back. */
export function fitSegments(scheme: NameScheme, path: FolderPath): FolderPath {
  const flat = scheme.delimiter === null && path.length > 1 ? [path.join('-')] : path;
  return flat.map((segment) => escapeName(segment, forbidden + (scheme.delimiter ?? '')));
}

function isInbox(path: FolderPath): boolean {
  return path.length === 1 && path[0]?.toUpperCase() === 'INBOX';
}

/** Names under which the mailbox that a UserRoot means may be found, likeliest first (Courier's README.sharedfolders). */
export function userRootCandidates(
  userRoot: string,
  namespaces: readonly { prefix: string; delimiter: string | null }[],
): NameScheme[] {
  const parts = userRoot.split(/[/\\]/).filter((part) => part !== '');
  const candidates: NameScheme[] = [];
  const add = (base: string, delimiter: string | null) =>
    candidates.push({ delimiter, prefix: base + (delimiter ?? ''), inbox: base });
  for (const { prefix, delimiter } of namespaces) {
    const joiner = delimiter ?? '/';
    const blanks = parts.map((part) => part.replace(/[./]/g, ' '));
    const munged = parts.map((part) => part.replaceAll('\\', '\\\\').replaceAll('.', '\\:').replaceAll('/', '\\;'));
    for (const form of [blanks, munged, parts]) add(prefix + form.join(joiner), delimiter);
    const last = parts.at(-1);
    if (parts.length > 1 && last !== undefined) add(prefix + last, delimiter);
  }
  const delimiter = namespaces[0]?.delimiter ?? '/';
  add(parts.join(delimiter ?? '/'), delimiter);
  return candidates;
}
