import { parse } from '../../language/parse.js';
import type { Token } from '../../language/tokens.js';
import type { Repair } from './repair.js';

const VALUES = new Set<Token['kind']>(['Number', 'StringLiteral', 'StringExpandable', 'Variable']);
/** A bare word that is a host or an address (`imap.contoso.com`), not a program or a script. */
const HOST_OR_ADDRESS = /^[\w-]+(?:[.@][\w-]+)+$/;
const PROGRAM = /\.(?:ps1|exe|cmd|bat|sh)$/i;

/** Where a text has a line end too many. */
interface Cut {
  readonly start: number;
  readonly end: number;
}

/**
 * Joins a command that a page cut in two without a backtick: behind a parameter that waits for its value, before a parameter, behind a
 * backtick that blanks or an empty line follow (paste-hazards.md §3.1, §5).
 */
export function joinCutLines(text: string): Repair | null {
  const cuts = cutsOf(text);
  if (cuts.length === 0) return null;
  let joined = text;
  for (const { start, end } of cuts.toReversed()) joined = `${joined.slice(0, start)} ${joined.slice(end)}`;
  return { text: joined, note: `Joined ${cuts.length + 1} lines: the command was cut in between.` };
}

function cutsOf(text: string): Cut[] {
  const all = parse(text).tokens;
  const words = all.filter((token) => token.kind !== 'NewLine' && token.kind !== 'LineContinuation');
  const cuts: Cut[] = [];
  for (let i = 1; i < words.length; i++) {
    const before = words[i - 1]!;
    const start = before.extent.end;
    const end = words[i]!.extent.start;
    const gap = text.slice(start, end);
    if (!gap.includes('\n') || before.kind === 'Comment' || words[i]!.kind === 'EndOfInput') continue;
    const endsStatement = all.some(
      (one) => one.kind === 'NewLine' && one.extent.start >= start && one.extent.end <= end,
    );
    if (endsStatement && isCut(words, i, gap, text)) cuts.push({ start, end });
  }
  return cuts;
}

/** Whether the line end before a token stands inside a command. */
function isCut(words: readonly Token[], index: number, gap: string, text: string): boolean {
  const next = words[index]!;
  if (/^\s*`\s*\n/.test(gap)) return true;
  if (next.kind === 'Parameter') return true;
  return words[index - 1]!.kind === 'Parameter' && isValue(next) && lineHasParameter(words, index, text);
}

function isValue(token: Token): boolean {
  if (VALUES.has(token.kind)) return true;
  return token.kind === 'Generic' && HOST_OR_ADDRESS.test(token.text) && !PROGRAM.test(token.text);
}

function lineHasParameter(words: readonly Token[], from: number, text: string): boolean {
  for (let i = from + 1; i < words.length; i++) {
    if (text.slice(words[i - 1]!.extent.end, words[i]!.extent.start).includes('\n')) return false;
    if (words[i]!.kind === 'Parameter') return true;
  }
  return false;
}
