import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import type { Session } from '../../../src/engine/session/session.js';
import { statIfThere } from '../../../src/engine/types/io/stat.js';

/** Files a path stands for. A path without wildcards that does not exist gives null. */
export function filesOf(session: Session, path: string, literal: boolean): string[] | null {
  if (literal || !WildcardPattern.hasWildcards(path)) {
    const file = session.location.resolve(literal ? path : WildcardPattern.unescape(path));
    return existsSync(file) ? [file] : null;
  }
  return expand(session.location.resolve(path));
}

/** Paths a pattern matches, folder by folder, in the order of their names. */
function expand(pattern: string): string[] {
  const parent = dirname(pattern);
  const name = basename(pattern);
  const parents = parent !== pattern && WildcardPattern.hasWildcards(parent) ? expand(parent) : [parent];
  const wildcard = new WildcardPattern(name);
  return parents.flatMap((folder) => {
    if (statIfThere(folder)?.isDirectory() !== true) return [];
    return readdirSync(folder)
      .filter((entry) => wildcard.matches(entry))
      .sort((a, b) => a.localeCompare(b, 'en-US'))
      .map((entry) => join(folder, entry));
  });
}

/** True when -Include and -Exclude let a file through: patterns for its whole path. */
export function isWanted(
  path: string,
  include: readonly string[] | undefined,
  exclude: readonly string[] | undefined,
): boolean {
  const matches = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => new WildcardPattern(pattern).matches(path));
  return (!include?.length || matches(include)) && !(exclude?.length && matches(exclude));
}
