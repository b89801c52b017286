import type { Session } from '../../engine/session/session.js';
import { aliasNames, functionNames } from './command-names.js';
import { startsWith } from './completion-match.js';
import { variableNames } from './variables.js';

/** A thing on a drive that is no disk. */
interface DriveItem {
  readonly path: string;
  readonly label: string;
}

/** Drives of the session's own things, and the names on them. */
const drives: Readonly<Record<string, readonly [name: string, list: (session: Session) => Iterable<string>]>> = {
  variable: ['Variable', variableNames],
  env: ['Env', (session) => [...session.environment.entries()].map(([key]) => key)],
  alias: ['Alias', aliasNames],
  function: ['Function', functionNames],
};

/** What is on `Variable:`, `Env:`, `Alias:` or `Function:` for a started path; null for paths of files. */
export function driveItems(session: Session, typed: string): DriveItem[] | null {
  const found = /^(\w+):[\\/]?([^\\/]*)$/.exec(typed);
  const drive = found && drives[found[1]!.toLowerCase()];
  if (!drive) return null;
  const [name, list] = drive;
  const separator = session.windows ? '\\' : '/';
  const labels = new Set([...list(session)].filter((one) => startsWith(one, found[2]!)));
  return [...labels].map((label) => ({ path: `${name}:${separator}${label}`, label }));
}
