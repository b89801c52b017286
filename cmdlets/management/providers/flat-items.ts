import { toText } from '../../../src/engine/convert/text.js';
import { AliasInfo, FunctionInfo } from '../../../src/engine/pipeline/command-info.js';
import { ScriptBlock } from '../../../src/engine/pipeline/script-block.js';
import type { ProviderName } from '../../../src/engine/session/drives.js';
import { isSet, type Scope } from '../../../src/engine/session/scope.js';
import type { Session } from '../../../src/engine/session/session.js';
import { Variable, variableOptions } from '../../../src/engine/session/variables.js';
import { DictionaryEntry } from '../../../src/engine/values/dictionaries.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';

/** Items of a drive without folders: environment variables, variables, functions, aliases. */
export interface FlatItems {
  names(session: Session): string[];
  /** The item as Get-Item writes it; null when there is none of that name. */
  find(session: Session, name: string): object | null;
  /** What Get-Content reads: the value. */
  read(session: Session, name: string): Value;
  write(session: Session, name: string, value: Value): void;
  remove(session: Session, name: string, force: boolean): void;
}

function collect<T>(session: Session, tableOf: (scope: Scope) => ReadonlyMap<string, T> | null): Map<string, T> {
  const all = new Map<string, T>();
  for (let scope: Scope | null = session.scope; scope; scope = scope.parent)
    for (const [key, item] of tableOf(scope) ?? []) if (!all.has(key)) all.set(key, item);
  return all;
}

const environment: FlatItems = {
  names: (session) => [...session.environment.entries()].map(([name]) => name),
  find(session, name) {
    for (const [spelled, value] of session.environment.entries())
      if (spelled === name || (session.windows && spelled.toLowerCase() === name.toLowerCase()))
        return new DictionaryEntry(spelled, value);
    return null;
  },
  read: (session, name) => session.environment.get(name) ?? null,
  write: (session, name, value) =>
    session.environment.set(name, isNullish(value) || value === '' ? undefined : toText(session, value)),
  remove: (session, name) => session.environment.set(name, undefined),
};

const variables: FlatItems = {
  names: (session) =>
    [...collect(session, (scope) => scope.variables).values()].filter((one) => isSet(one)).map((one) => one.name),
  find(session, name) {
    const found = session.scope.find(name.toLowerCase());
    return isSet(found) ? found : null;
  },
  read: (session, name) => session.scope.find(name.toLowerCase())?.read() ?? null,
  write(session, name, value) {
    const given = value instanceof Variable ? value.read() : value;
    session.setVariable(session.scope, name.toLowerCase(), name, given ?? null);
  },
  remove(session, name, force) {
    const key = name.toLowerCase();
    for (let scope: Scope | null = session.scope; scope; scope = scope.parent) {
      const found = scope.own(key);
      if (!found) continue;
      const { constant, readOnly } = variableOptions;
      if (found.options & constant || (found.options & readOnly && !force)) found.assign(null, session);
      scope.remove(key);
      return;
    }
  },
};

const functions: FlatItems = {
  names: (session) => [...collect(session, (scope) => scope.functions).values()].map((one) => one.name),
  find: (session, name) => session.scope.findFunction(name.toLowerCase()) ?? null,
  read: (session, name) => session.scope.findFunction(name.toLowerCase())?.block ?? null,
  write(session, name, value) {
    const block = value instanceof ScriptBlock ? value : session.compile(toText(session, value));
    session.defineFunction(session.scope, null, new FunctionInfo(name, block));
  },
  remove(session, name) {
    for (let scope: Scope | null = session.scope; scope; scope = scope.parent)
      if (scope.functions?.delete(name.toLowerCase())) return;
  },
};

const aliases: FlatItems = {
  names: (session) => [...collect(session, (scope) => scope.aliases).values()].map((one) => one.name),
  find: (session, name) => session.scope.findAlias(name.toLowerCase()) ?? null,
  read: (session, name) => session.scope.findAlias(name.toLowerCase())?.definition ?? null,
  write(session, name, value) {
    session.scope.aliases ??= new Map();
    const definition = value instanceof AliasInfo ? value.definition : toText(session, value);
    session.scope.aliases.set(name.toLowerCase(), new AliasInfo(name, definition));
  },
  remove(session, name) {
    for (let scope: Scope | null = session.scope; scope; scope = scope.parent)
      if (scope.aliases?.delete(name.toLowerCase())) return;
  },
};

/** The items of a provider without folders. */
export const flatItems: Readonly<Record<Exclude<ProviderName, 'FileSystem'>, FlatItems>> = {
  Alias: aliases,
  Environment: environment,
  Function: functions,
  Variable: variables,
};
