import { findInTree } from './backtrack.js';
import { RegexMatch, ScriptPlaces, TreePlaces } from './match.js';
import type { NetRegex } from './net-regex.js';
import { guardedExec, needsGuard } from './time-guard.js';

/** Where a search begins: at the end of the text when it goes from right to left. */
function firstStart(regex: NetRegex, text: string): number {
  return regex.flags.rightToLeft ? text.length : 0;
}

/** The first match from `start` on, in the direction of the regex; null when there is none. */
export function firstMatch(regex: NetRegex, text: string, start = firstStart(regex, text)): RegexMatch | null {
  const compiled = regex.compiledFor(text);
  if (compiled === null) {
    const found = findInTree(regex.tree, text, start, regex.flags.rightToLeft);
    return found && new RegexMatch(regex, text, new TreePlaces(text, found));
  }
  compiled.expression.lastIndex = start;
  const raw = guardedExec(compiled.expression, text);
  return raw && new RegexMatch(regex, text, new ScriptPlaces(regex, compiled, raw));
}

/** True when the pattern matches anywhere. */
export function hasMatch(regex: NetRegex, text: string): boolean {
  const compiled = regex.compiledFor(text);
  if (compiled === null) return firstMatch(regex, text) !== null;
  compiled.expression.lastIndex = 0;
  return guardedExec(compiled.expression, text) !== null;
}

/** All matches in the direction of the regex; an empty one moves on by one character. */
export function* matchesOf(regex: NetRegex, text: string, start = firstStart(regex, text)): Iterable<RegexMatch> {
  let at = start;
  while (at >= 0 && at <= text.length) {
    const match = firstMatch(regex, text, at);
    if (!match) return;
    yield match;
    at = match.nextStart;
  }
}

/** The first matches in the direction of the regex (all when `limit` is negative), in the order of the text. */
export function matchesInOrder(regex: NetRegex, text: string, limit = -1): readonly RegexMatch[] {
  const found: RegexMatch[] = [];
  if (limit === 0) return found;
  for (const match of matchesOf(regex, text)) if (found.push(match) === limit) break;
  return regex.flags.rightToLeft ? found.reverse() : found;
}

/** Replaces every match (or the first `limit`) by what `substitute` gives. */
export function replaceMatches(
  regex: NetRegex,
  text: string,
  substitute: (match: RegexMatch) => string,
  limit = -1,
): string {
  let result = '';
  let position = 0;
  for (const match of matchesInOrder(regex, text, limit)) {
    result += text.slice(position, match.index) + substitute(match);
    position = match.index + match.length;
  }
  return position === 0 && result === '' ? text : result + text.slice(position);
}

/** Replaces every match by a text; `$` in it is expanded. */
export function replaceByText(regex: NetRegex, text: string, substitute: string): string {
  const expression = regex.compiledFor(text)?.expression;
  if (!expression || substitute.includes('$') || needsGuard(expression, text)) {
    return replaceMatches(regex, text, (match) => expandSubstitution(substitute, match));
  }
  expression.lastIndex = 0;
  return text.replace(expression, () => substitute);
}

/** Expands .NET's substitution pattern: `$1`, `${name}`, `$0`, `$&`, `` $` ``, `$'`, `$+`, `$_`, `$$`; unknown groups stay as written. */
export function expandSubstitution(pattern: string, match: RegexMatch): string {
  if (!pattern.includes('$')) return pattern;
  return pattern.replace(
    /\$(?:\$|(\d+)|\{(\w+)\}|([&`'+_]))/g,
    (whole, number?: string, name?: string, sign?: string) => {
      if (number !== undefined) return groupOr(match, Number(number), whole);
      if (name !== undefined) {
        const found = /^\d+$/.test(name) ? Number(name) : match.groupNames.indexOf(name);
        return found < 0 ? whole : groupOr(match, found, whole);
      }
      return sign === undefined ? '$' : signValue(match, sign);
    },
  );
}

function groupOr(match: RegexMatch, number: number, otherwise: string): string {
  return number < match.groupCount ? (match.groupText(number) ?? '') : otherwise;
}

function signValue(match: RegexMatch, sign: string): string {
  switch (sign) {
    case '&':
      return match.value;
    case '`':
      return match.input.slice(0, match.index);
    case "'":
      return match.input.slice(match.index + match.length);
    case '_':
      return match.input;
    default:
      return match.groupText(match.groupCount - 1) ?? '';
  }
}
