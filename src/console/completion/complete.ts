import type { TableParameter } from '../../engine/command/parameter-table.js';
import type { Session } from '../../engine/session/session.js';
import type { Completions } from '../editor/completion-cycle.js';
import { completeValue } from './argument-values.js';
import { completeCommandName } from './command-names.js';
import { completeKnownValue, resolvedName } from './command-values.js';
import type { CompletionMatch } from './completion-match.js';
import { type CompletionSite, siteOf } from './completion-site.js';
import { type ArgumentPlace, completeByScript, completeForProgram } from './custom-completers.js';
import { completeAttributeArgument, completeDirective } from './fixed-words.js';
import { completeMember, type PlacedMatches } from './members.js';
import { completeOperator } from './operators.js';
import { completeParameterName, givenArguments, parametersOf, positionalParameters } from './parameters.js';
import { completePath, looksLikePath } from './paths.js';
import { completeCalculatedKey } from './pipeline-properties.js';
import { pathAtEnd } from './syntax-path.js';
import { completeTypeLiteral } from './type-names.js';
import { completeVariable } from './variables.js';

const VARIABLE = /[$@]\{?[\w:?]*$/;
const DASH = /^[-\u2013\u2014\u2015]/u;

/**
 * What can stand at a place of a text, as Tab offers it (powershell-ux.md §6). Nothing is run to find out but the completers that scripts
 * have registered or declared.
 */
export function complete(session: Session, text: string, cursor: number): Completions {
  const before = text.slice(0, cursor);
  if (before.trim() === '') return answer(cursor, cursor, []);
  const directive = completeDirective(before);
  if (directive !== null) return placed(directive, cursor);
  const variable = VARIABLE.exec(before);
  const site = siteOf(before);
  if (variable !== null && !site.word.startsWith("'") && (variable[0].startsWith('$') || variable[0].length > 1))
    return answer(variable.index, cursor, completeVariable(session, variable[0]));
  const special =
    completeMember(session, before) ??
    completeTypeLiteral(before) ??
    completeAttributeArgument(before) ??
    completeTableKey(session, before);
  return special !== null ? placed(special, cursor) : completeWord(session, site, cursor);
}

function answer(start: number, cursor: number, matches: readonly CompletionMatch[]): Completions {
  return { replaceIndex: start, replaceLength: cursor - start, matches };
}

const placed = ({ start, matches }: PlacedMatches, cursor: number): Completions => answer(start, cursor, matches);

/** Keys of calculated properties: only the tree tells that the cursor is there. */
function completeTableKey(session: Session, text: string): PlacedMatches | null {
  if (!/[{;]\s*\w*$/.test(text)) return null;
  const typed = /\w*$/.exec(text)![0];
  const keys = completeCalculatedKey(pathAtEnd(text), (name) => resolvedName(session, name));
  return keys && { start: text.length - typed.length, matches: keys(typed) };
}

function completeWord(session: Session, site: CompletionSite, cursor: number): Completions {
  const { word, start, command } = site;
  if (command.length === 0) {
    if (word === '') return answer(start, cursor, []);
    const names =
      /^['"]/.test(word) || looksLikePath(word) ? callablePaths(session, site) : completeCommandName(session, word);
    return answer(start, cursor, names);
  }
  if (!site.isExpression) return completeArgument(session, site, cursor);
  if (DASH.test(word)) return answer(start, cursor, completeOperator(word));
  return answer(start, cursor, word === '' ? [] : completePath(session, word));
}

/** A path in the place of a command's name needs `&` when it is quoted. */
function callablePaths(session: Session, site: CompletionSite): CompletionMatch[] {
  const paths = completePath(session, site.word);
  return site.isCalled ? paths : paths.map((one) => (/^['"]/.test(one.text) ? { ...one, text: `& ${one.text}` } : one));
}

function completeArgument(session: Session, site: CompletionSite, cursor: number): Completions {
  const { start, command } = site;
  const typedName = command[0]!.text;
  const place = (word: string): ArgumentPlace => ({
    path: pathAtEnd(site.text),
    command: resolvedName(session, typedName),
    word,
    cursor,
  });
  const table = parametersOf(session, typedName);
  if (table === null) {
    const values = completeForProgram(session, place(site.word)) ?? completePath(session, site.word);
    return answer(start, cursor, values);
  }
  // `-Name:` is one token: the value begins behind its colon.
  const colon = /^[-\u2013\u2014\u2015]\w+:/u.exec(site.word)?.[0].length ?? 0;
  const given = givenArguments(table, command.slice(1), site.isPiped);
  if (colon === 0 && DASH.test(site.word)) return answer(start, cursor, completeParameterName(table, given, site.word));
  const named = colon > 0 ? table.find(site.word.slice(1, colon - 1)) : null;
  const owner = named?.kind === 'found' ? named.parameter : given.pending;
  const word = site.word.slice(colon);
  const values = firstValues(session, place(word), owner ? [owner] : positionalParameters(table, given));
  return answer(start + colon, cursor, values ?? completePath(session, word));
}

/** What the first of some parameters has to offer that has anything. */
function firstValues(
  session: Session,
  place: ArgumentPlace,
  parameters: readonly TableParameter[],
): readonly CompletionMatch[] | null {
  for (const parameter of parameters) {
    const values = valuesOf(session, place, parameter);
    if (values !== null) return values;
  }
  return null;
}

/** Scripts' completers first, then what the parameter declares, then what is known of PowerShell's own cmdlets. */
function valuesOf(
  session: Session,
  place: ArgumentPlace,
  parameter: TableParameter,
): readonly CompletionMatch[] | null {
  return (
    completeByScript(session, place, parameter) ??
    completeValue(session, parameter, place.word) ??
    completeKnownValue(place.command, parameter.name, { session, word: place.word, path: place.path })
  );
}
