import {
  ItemNotFoundException,
  SessionStateUnauthorizedAccessException,
} from '../../../src/engine/errors/engine-exceptions.js';
import { type ErrorRecord, errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import { isSet, type Scope } from '../../../src/engine/session/scope.js';
import type { Session } from '../../../src/engine/session/session.js';
import { type Variable, variableOptions } from '../../../src/engine/session/variables.js';
import { scopeOf } from './scope-argument.js';

/** Which variables a cmdlet means. */
export interface VariableFilter {
  readonly Name: readonly string[] | undefined;
  readonly Include: readonly string[] | undefined;
  readonly Exclude: readonly string[] | undefined;
  readonly Scope: string | undefined;
}

/** A variable and the scope it lives in. */
export interface FoundVariable {
  readonly variable: Variable;
  readonly scope: Scope;
}

/** Variables that names, -Include, -Exclude and -Scope choose; a plain name that is not there is reported. */
export function matchingVariables(
  session: Session,
  filter: VariableFilter,
  missing: (name: string) => void,
): FoundVariable[] {
  const found: FoundVariable[] = [];
  for (const name of filter.Name ?? ['*']) {
    if (WildcardPattern.hasWildcards(name)) found.push(...byPattern(session, name, filter));
    else {
      const one = byName(session, name, filter.Scope);
      if (!one) missing(name);
      else if (passes(one.variable.name, filter)) found.push(one);
    }
  }
  return found;
}

function byName(session: Session, name: string, scopeName: string | undefined): FoundVariable | null {
  const colon = name.indexOf(':');
  const qualifier = colon > 0 ? name.slice(0, colon) : null;
  const plain =
    qualifier !== null && /^(global|script|local|private|variable)$/i.test(qualifier) ? name.slice(colon + 1) : name;
  const key = plain.toLowerCase();
  const wanted = scopeName ?? (plain === name || qualifier?.toLowerCase() === 'variable' ? undefined : qualifier!);
  if (wanted !== undefined) {
    const scope = scopeOf(session, wanted);
    const variable = scope.own(key) ?? scope.automatic(key);
    return isSet(variable) ? { variable, scope } : null;
  }
  for (let scope: Scope | null = session.scope; scope; scope = scope.parent) {
    const variable = scope.own(key);
    const visible = isSet(variable) && (scope === session.scope || !(variable.options & variableOptions.private));
    if (visible) return { variable, scope };
  }
  const computed = session.scope.find(key);
  return isSet(computed) ? { variable: computed, scope: session.scope } : null;
}

function byPattern(session: Session, pattern: string, filter: VariableFilter): FoundVariable[] {
  const wildcard = new WildcardPattern(pattern);
  const seen = new Map<string, FoundVariable>();
  const first = filter.Scope === undefined ? session.scope : scopeOf(session, filter.Scope);
  for (let scope: Scope | null = first; scope; scope = filter.Scope === undefined ? scope.parent : null) {
    for (const variable of [...scope.variables.values(), ...scope.automatics()]) {
      const key = variable.name.toLowerCase();
      if (seen.has(key) || !isSet(variable) || !wildcard.matches(variable.name) || !passes(variable.name, filter))
        continue;
      if (scope !== first && variable.options & variableOptions.private) continue;
      seen.set(key, { variable, scope });
    }
  }
  const collator = new Intl.Collator('en-US', { sensitivity: 'accent' });
  return [...seen.values()].sort((a, b) => collator.compare(a.variable.name, b.variable.name));
}

function passes(name: string, { Include, Exclude }: VariableFilter): boolean {
  const matches = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => new WildcardPattern(pattern).matches(name));
  return (!Include?.length || matches(Include)) && !(Exclude?.length && matches(Exclude));
}

/** No variable of that name. */
export function variableNotFound(name: string): ErrorRecord {
  const exception = newException(ItemNotFoundException, `Cannot find a variable with the name '${name}'.`, null, {
    ItemName: name,
  });
  return errorRecord({ exception, id: 'VariableNotFound', category: 'ObjectNotFound', target: name });
}

/** The variable is constant, or read-only and -Force is missing. */
export function notWritableRecord(name: string): ErrorRecord {
  const message = `Cannot overwrite variable ${name} because it is read-only or constant.`;
  const exception = newException(SessionStateUnauthorizedAccessException, message);
  return errorRecord({ exception, id: 'VariableNotWritable', category: 'WriteError', target: name });
}

/** True when options forbid a change: constant always, read-only without -Force. */
export function isProtected(variable: Variable, force: boolean): boolean {
  const { readOnly, constant } = variableOptions;
  return (variable.options & constant) !== 0 || ((variable.options & readOnly) !== 0 && !force);
}
