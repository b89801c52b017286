import type { Session } from '../../engine/session/session.js';
import type { Completions } from '../editor/completion-cycle.js';
import { completeValue } from './argument-values.js';
import { completeCommandName } from './command-names.js';
import type { CompletionMatch } from './completion-match.js';
import { type CompletionSite, siteOf } from './completion-site.js';
import { completeMember } from './members.js';
import { completeOperator } from './operators.js';
import { completeParameterName, givenArguments, parametersOf, positionalParameter } from './parameters.js';
import { completePath, looksLikePath } from './paths.js';
import { completeVariable } from './variables.js';

const VARIABLE = /[$@]\{?[\w:?]*$/;
const DASH = /^[-\u2013\u2014\u2015]/u;

/** What can stand at a place of a text, as Tab offers it (powershell-ux.md §6): nothing is run to find out. */
export function complete(session: Session, text: string, cursor: number): Completions {
  const before = text.slice(0, cursor);
  if (before.trim() === '') return answer(cursor, cursor, []);
  const variable = VARIABLE.exec(before);
  const site = siteOf(before);
  if (variable !== null && !site.word.startsWith("'") && (variable[0].startsWith('$') || variable[0].length > 1))
    return answer(variable.index, cursor, completeVariable(session, variable[0]));
  const member = completeMember(session, before);
  if (member !== null) return answer(member.start, cursor, member.matches);
  return completeWord(session, site, cursor);
}

function answer(start: number, cursor: number, matches: readonly CompletionMatch[]): Completions {
  return { replaceIndex: start, replaceLength: cursor - start, matches };
}

function completeWord(session: Session, site: CompletionSite, cursor: number): Completions {
  const { word, start, command } = site;
  if (command.length === 0) {
    const names =
      /^['"]/.test(word) || looksLikePath(word) ? callablePaths(session, site) : completeCommandName(session, word);
    return answer(start, cursor, names);
  }
  if (site.isExpression)
    return answer(start, cursor, DASH.test(word) ? completeOperator(word) : completePath(session, word));
  return completeArgument(session, site, cursor);
}

/** A path in the place of a command's name needs `&` when it is quoted. */
function callablePaths(session: Session, site: CompletionSite): CompletionMatch[] {
  const paths = completePath(session, site.word);
  return site.isCalled ? paths : paths.map((one) => (/^['"]/.test(one.text) ? { ...one, text: `& ${one.text}` } : one));
}

function completeArgument(session: Session, site: CompletionSite, cursor: number): Completions {
  const { start, command } = site;
  const table = parametersOf(session, command[0]!.text);
  if (table === null) return answer(start, cursor, completePath(session, site.word));
  // `-Name:` is one token: the value begins behind its colon.
  const colon = /^[-\u2013\u2014\u2015]\w+:/u.exec(site.word)?.[0].length ?? 0;
  const given = givenArguments(table, command.slice(1));
  if (colon === 0 && DASH.test(site.word)) return answer(start, cursor, completeParameterName(table, given, site.word));
  const named = colon > 0 ? table.find(site.word.slice(1, colon - 1)) : null;
  const parameter = named?.kind === 'found' ? named.parameter : (given.pending ?? positionalParameter(table, given));
  const word = site.word.slice(colon);
  const values = parameter === null ? null : completeValue(session, parameter, word);
  return answer(start + colon, cursor, values ?? completePath(session, word));
}
