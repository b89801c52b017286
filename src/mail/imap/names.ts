/** Folder paths (decoded segments) ↔ one server's folder names (decoded, with its prefix and delimiter). */
import { escapeName, numberedName } from '../escape.js';
import { type FolderPath, pathKey } from '../mailbox.js';

/** How a server writes names. */
export interface NameScheme {
  /** Null: the server has no hierarchy. */
  readonly delimiter: string | null;
  /** Prefix of the user's own folders, delimiter included: `INBOX.` at Courier, empty at most others. */
  readonly prefix: string;
  /** The folder that is the inbox: `INBOX`, or the shared folder that a UserRoot names. */
  readonly inbox: string;
  /** Listed folders whose names cannot be made of their paths again, by path: see {@link givePaths}. */
  readonly listed: Map<string, string>;
}

const forbidden = '*%';

/** The server's name for a path that fits (see {@link fitSegments}). */
export function toServerName(scheme: NameScheme, path: FolderPath): string {
  if (isInbox(path)) return scheme.inbox;
  const listed = scheme.listed.get(pathKey(path));
  if (listed !== undefined) return listed;
  return scheme.prefix + path.join(scheme.delimiter ?? '');
}

/**
 * The path for a server's name; undefined when it is not one of the user's folders. A name outside the prefix is a folder of another
 * namespace of the user's own (Dovecot's separate archives); `delimiter`: what the list says of it.
 */
export function toPath(scheme: NameScheme, name: string, delimiter = scheme.delimiter): FolderPath | undefined {
  const isRooted = scheme.inbox !== 'INBOX';
  if (name === scheme.inbox || (!isRooted && name.toUpperCase() === 'INBOX')) return ['INBOX'];
  const isInside = name.startsWith(scheme.prefix);
  // What only leads to the prefix is no folder.
  if (!isInside && (isRooted || scheme.prefix.startsWith(name + (scheme.delimiter ?? '')))) return undefined;
  const rest = isInside ? name.slice(scheme.prefix.length) : name;
  const parts = isInside ? scheme.delimiter : delimiter;
  const segments = (parts === null ? [rest] : rest.split(parts)).filter((segment) => segment !== '');
  if (segments.length === 0) return undefined;
  if (segments[0]?.toUpperCase() !== 'INBOX') return segments;
  // `inbox/Sub` is below the inbox, however it is spelled; `INBOX.inbox` is not the inbox itself.
  return segments.length === 1 ? ['INBOX', segments[0]] : ['INBOX', ...segments.slice(1)];
}

/** A folder of a list. */
export interface ListedName {
  readonly name: string;
  readonly delimiter: string | null;
}

/**
 * Paths for the names of a list, each its own: where two names would give the same one (`INBOX.Sub` and `INBOX.INBOX.Sub`,
 * a folder of the same name in another namespace), the one that the path leads back to has it, the others get a number.
 * Names that their paths do not lead back to are kept in `scheme.listed`.
 */
export function givePaths(scheme: NameScheme, names: readonly ListedName[]): Map<string, FolderPath> {
  scheme.listed.clear();
  const meant = new Map<string, FolderPath>();
  for (const { name, delimiter } of names) {
    const path = toPath(scheme, name, delimiter);
    if (path !== undefined) meant.set(name, path);
  }
  const leadsBack = ([name, path]: readonly [string, FolderPath]) =>
    isInbox(path) || toServerName(scheme, path) === name;
  const taken = new Set([...meant].filter(leadsBack).map(([, path]) => pathKey(path)));
  const others = [...meant].filter((entry) => !leadsBack(entry)).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, path] of others) {
    let free = path;
    for (let number = 2; taken.has(pathKey(free)); number++)
      free = [...path.slice(0, -1), numberedName(path.at(-1)!, number)];
    taken.add(pathKey(free));
    meant.set(name, free);
    scheme.listed.set(pathKey(free), name);
  }
  return meant;
}

/** The nearest path that the server can hold, as people will see it there; `unescapeName` gives the old names back. */
export function fitSegments(scheme: NameScheme, path: FolderPath, refused?: RegExp): FolderPath {
  const flat = scheme.delimiter === null && path.length > 1 ? [path.join('-')] : path;
  return flat.map((segment) => escapeName(segment, forbidden + (scheme.delimiter ?? ''), refused));
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
    candidates.push({ delimiter, prefix: base + (delimiter ?? ''), inbox: base, listed: new Map() });
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
