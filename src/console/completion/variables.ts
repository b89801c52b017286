import type { Session } from '../../engine/session/session.js';
import { byLabel, type CompletionMatch, match, startsWith } from './completion-match.js';

const QUALIFIERS = new Set(['global', 'local', 'script', 'private', 'using']);

/** Names of the variables that the running code sees. */
export function variableNames(session: Session): string[] {
  const names = new Map<string, string>();
  for (let scope: Session['scope'] | null = session.scope; scope !== null; scope = scope.parent)
    for (const [key, variable] of scope.variables) if (!names.has(key)) names.set(key, variable.name);
  return [...names.values()];
}

/** A name as it stands behind `$`: in braces when it holds other characters than letters, digits, `_` and `:`. */
const written = (sign: string, name: string, braces: boolean): string =>
  braces || !/^[\w:?]+$/.test(name) ? `${sign}{${name}}` : `${sign}${name}`;

/** Variables for a started `$na`, `${na`, `$global:na`, `$env:NA` or splatted `@na`. */
export function completeVariable(session: Session, word: string): CompletionMatch[] {
  const sign = word[0]!;
  const braces = word[1] === '{';
  const typed = word.slice(braces ? 2 : 1);
  const colon = typed.indexOf(':');
  const qualifier = colon < 0 ? '' : typed.slice(0, colon);
  const name = typed.slice(colon + 1);
  if (qualifier.toLowerCase() === 'env') return environmentMatches(session, sign, name, braces, (key) => key);
  if (qualifier !== '' && !QUALIFIERS.has(qualifier.toLowerCase())) return [];
  const prefix = qualifier === '' ? '' : `${qualifier}:`;
  const variables = variableNames(session)
    .filter((one) => startsWith(one, name))
    .map((one) => match(written(sign, prefix + one, braces), one, `$${one}`));
  const environment =
    qualifier === '' && startsWith('env:', name) && name !== ''
      ? environmentMatches(session, sign, '', braces, (key) => `env:${key}`)
      : [];
  return [...variables, ...environment].sort(byLabel);
}

function environmentMatches(
  session: Session,
  sign: string,
  name: string,
  braces: boolean,
  label: (key: string) => string,
): CompletionMatch[] {
  return [...session.environment.entries()]
    .filter(([key]) => startsWith(key, name))
    .map(([key]) => match(written(sign, `env:${key}`, braces), label(key)))
    .sort(byLabel);
}
