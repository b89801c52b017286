import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import type { AliasInfo, CommandInfo, FunctionInfo } from '../../../src/engine/pipeline/command-info.js';
import type { Scope } from '../../../src/engine/session/scope.js';
import type { Session } from '../../../src/engine/session/session.js';

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  const left = a.name.toLowerCase();
  const right = b.name.toLowerCase();
  return left < right ? -1 : left > right ? 1 : 0;
}

/** What is visible in the current scope, nearest first, by name. */
function visible<T extends { readonly name: string }>(
  session: Session,
  table: (scope: Scope) => ReadonlyMap<string, T> | null,
): T[] {
  const found = new Map<string, T>();
  for (let scope: Scope | null = session.scope; scope !== null; scope = scope.parent) {
    for (const [key, item] of table(scope) ?? []) if (!found.has(key)) found.set(key, item);
  }
  return [...found.values()].sort(byName);
}

/** The aliases that can be used now. */
export function listAliases(session: Session): readonly AliasInfo[] {
  return visible(session, (scope) => scope.aliases);
}

/** The functions that can be called now. */
export function listFunctions(session: Session): readonly FunctionInfo[] {
  return visible(session, (scope) => scope.functions);
}

/** All cmdlets. */
export function listCmdlets(session: Session): readonly CommandInfo[] {
  return session.cmdlets.names().map((name) => session.cmdletInfo(session.cmdlets.find(name)!));
}

/** Aliases, functions and cmdlets whose names match, in this order, each by name. */
export function matchingCommands(session: Session, pattern: string): readonly CommandInfo[] {
  const wildcard = new WildcardPattern(pattern, false);
  const all: readonly CommandInfo[] = [...listAliases(session), ...listFunctions(session), ...listCmdlets(session)];
  return all.filter((command) => wildcard.matches(command.name));
}
