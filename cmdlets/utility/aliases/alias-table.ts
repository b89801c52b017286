import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import {
  ItemNotFoundException,
  SessionStateException,
  SessionStateUnauthorizedAccessException,
} from '../../../src/engine/errors/engine-exceptions.js';
import { type ErrorRecord, errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import { AliasInfo } from '../../../src/engine/pipeline/command-info.js';
import type { Scope } from '../../../src/engine/session/scope.js';
import type { Session } from '../../../src/engine/session/session.js';
import { variableOptions } from '../../../src/engine/session/variables.js';
import { scopeOf } from '../variables/scope-argument.js';
import { optionBits } from '../variables/scoped-item-options.js';

type AliasContext = Pick<CmdletContext<unknown>, 'session' | 'writeError'>;

/** The aliases that code in the current scope (or of one scope) sees, by name. */
export function visibleAliases(session: Session, scopeName: string | undefined): AliasInfo[] {
  const found = new Map<string, AliasInfo>();
  let scope: Scope | null = scopeName === undefined ? session.scope : scopeOf(session, scopeName);
  while (scope) {
    for (const [key, alias] of scope.aliases ?? []) if (!found.has(key)) found.set(key, alias);
    scope = scopeName === undefined ? scope.parent : null;
  }
  const collator = new Intl.Collator('en-US', { sensitivity: 'accent' });
  return [...found.values()].sort((a, b) => collator.compare(a.name, b.name));
}

/** Aliases whose names match one of the patterns. */
export function matchingAliases(
  session: Session,
  patterns: readonly string[],
  scopeName: string | undefined,
): AliasInfo[] {
  const wildcards = patterns.map((pattern) => new WildcardPattern(pattern));
  return visibleAliases(session, scopeName).filter((alias) => wildcards.some((one) => one.matches(alias.name)));
}

/** What an alias is made of. */
export interface AliasParts {
  readonly Name: string;
  readonly Value: string;
  readonly Description?: string | undefined;
  readonly Option?: readonly string[] | undefined;
  readonly Scope: string | undefined;
  readonly Force: boolean;
}

/** Makes an alias; an existing one is replaced or, with `add`, an error. Null when it could not be made. */
export function putAlias(context: AliasContext, parts: AliasParts, mode: 'add' | 'replace'): AliasInfo | null {
  const { session } = context;
  const scope = parts.Scope === undefined ? session.scope : scopeOf(session, parts.Scope);
  const key = parts.Name.toLowerCase();
  const existing = scope.aliases?.get(key) ?? (mode === 'add' ? session.scope.findAlias(key) : undefined);
  if (existing && mode === 'add') {
    context.writeError(alreadyExists(parts.Name));
    return null;
  }
  if (existing && isProtected(existing, parts.Force)) {
    context.writeError(notWritable(existing.name));
    return null;
  }
  const alias = new AliasInfo(
    parts.Name,
    parts.Value,
    parts.Option ? optionBits(parts.Option) : (existing?.options ?? 0),
    parts.Description ?? '',
  );
  scope.aliases ??= new Map();
  scope.aliases.set(key, alias);
  return alias;
}

/** Removes an alias from the nearest scope that has it. */
export function removeAlias(context: AliasContext, name: string, scopeName: string | undefined, force: boolean): void {
  const { session } = context;
  const key = name.toLowerCase();
  let scope: Scope | null = scopeName === undefined ? session.scope : scopeOf(session, scopeName);
  while (scope && !scope.aliases?.has(key)) scope = scopeName === undefined ? scope.parent : null;
  const alias = scope?.aliases?.get(key);
  if (!scope || !alias) context.writeError(aliasNotFound(name));
  else if (isProtected(alias, force)) context.writeError(notRemovable(alias.name));
  else scope.aliases?.delete(key);
}

function isProtected(alias: AliasInfo, force: boolean): boolean {
  return (
    (alias.options & variableOptions.constant) !== 0 || ((alias.options & variableOptions.readOnly) !== 0 && !force)
  );
}

/** No alias of that name. */
export function aliasNotFound(name: string): ErrorRecord {
  return notFound(
    `This command cannot find a matching alias because an alias with the name '${name}' does not exist.`,
    name,
  );
}

/** No alias for that command. */
export function aliasDefinitionNotFound(name: string): ErrorRecord {
  return notFound(
    `This command cannot find a matching alias because an alias with the definition '${name}' does not exist.`,
    name,
  );
}

function notFound(message: string, target: string): ErrorRecord {
  const exception = newException(ItemNotFoundException, message);
  return errorRecord({ exception, id: 'ItemNotFoundException', category: 'ObjectNotFound', target });
}

function alreadyExists(name: string): ErrorRecord {
  const message = `The alias is not allowed, because an alias with the name '${name}' already exists.`;
  return errorRecord({
    exception: newException(SessionStateException, message),
    id: 'AliasAlreadyExists',
    category: 'ResourceExists',
    target: name,
  });
}

function notWritable(name: string): ErrorRecord {
  const message = `Alias is not writeable because alias ${name} is read-only or constant and cannot be written to.`;
  const exception = newException(SessionStateUnauthorizedAccessException, message);
  return errorRecord({ exception, id: 'AliasNotWritable', category: 'WriteError', target: name });
}

function notRemovable(name: string): ErrorRecord {
  const message = `Alias was not removed because alias ${name} is constant or read-only.`;
  const exception = newException(SessionStateUnauthorizedAccessException, message);
  return errorRecord({ exception, id: 'AliasNotRemovable', category: 'WriteError', target: name });
}
