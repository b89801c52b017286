import { readdirSync } from 'node:fs';
import { delimiter } from 'node:path';
import type { Session } from '../../engine/session/session.js';
import { byLabel, type CompletionMatch, match, startsWith } from './completion-match.js';

/** Names of the functions that the running code sees. */
export function functionNames(session: Session): string[] {
  const names: string[] = [];
  for (let scope: Session['scope'] | null = session.scope; scope !== null; scope = scope.parent)
    for (const one of scope.functions?.values() ?? []) names.push(one.name);
  return names;
}

/** Names of the aliases that the running code sees. */
export function aliasNames(session: Session): string[] {
  const names: string[] = [];
  for (let scope: Session['scope'] | null = session.scope; scope !== null; scope = scope.parent)
    for (const one of scope.aliases?.values() ?? []) names.push(one.name);
  return names;
}

/** Programs along PATH whose names begin so. */
function programNames(session: Session, word: string): string[] {
  const path = session.environment.get('PATH') ?? session.environment.get('Path') ?? '';
  return path.split(delimiter).flatMap((folder) => {
    try {
      return readdirSync(folder).filter((name) => startsWith(name, word));
    } catch {
      // Folders of PATH need not exist.
      return [];
    }
  });
}

/** Initials of a verb and of the capitals behind it: `i-psdf` stands for `Import-PowerShellDataFile`. */
function abbreviates(word: string, name: string): boolean {
  const [verb = '', noun = ''] = name.split('-', 2);
  const [typedVerb = '', typedNoun = ''] = word.toLowerCase().split('-', 2);
  return verb.toLowerCase().startsWith(typedVerb) && noun.replace(/[^A-Z]/g, '').toLowerCase() === typedNoun;
}

/** Every name of a command that the session knows, without programs. */
export function commandNames(session: Session): string[] {
  return [...session.cmdlets.names(), ...functionNames(session), ...aliasNames(session)];
}

/** Commands whose names begin with a word: cmdlets, functions, aliases, programs, in order of their names. */
export function completeCommandName(session: Session, word: string): CompletionMatch[] {
  const known = commandNames(session);
  const begin = [...known, ...programNames(session, word)].filter((name) => startsWith(name, word));
  const names = begin.length === 0 && word.includes('-') ? known.filter((name) => abbreviates(word, name)) : begin;
  return [...new Map(names.map((name) => [name.toLowerCase(), match(name)])).values()].sort(byLabel);
}
