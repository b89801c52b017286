import { flagsOf, TokenFlags } from '../../language/token-traits.js';
import type { Token } from '../../language/tokens.js';
import type { ColouredSpan } from './frame.js';

/** PSReadLine's default colours (powershell-ux.md §2). */
const COLOURS = {
  command: '\x1b[93m',
  comment: '\x1b[32m',
  keyword: '\x1b[92m',
  string: '\x1b[36m',
  variable: '\x1b[92m',
  operator: '\x1b[90m',
  parameter: '\x1b[90m',
  type: '\x1b[37m',
  number: '\x1b[97m',
  member: '\x1b[37m',
} as const;

const BY_KIND: Readonly<Record<string, string>> = {
  Comment: COLOURS.comment,
  Parameter: COLOURS.parameter,
  Variable: COLOURS.variable,
  SplattedVariable: COLOURS.variable,
  StringLiteral: COLOURS.string,
  StringExpandable: COLOURS.string,
  HereStringLiteral: COLOURS.string,
  HereStringExpandable: COLOURS.string,
  Number: COLOURS.number,
};

const { CommandName, Keyword, TypeName, MemberName, BinaryOperator, UnaryOperator, AssignmentOperator } = TokenFlags;

/** The colour of a token, '' for the terminal's own. */
function colourOf(token: Token): string {
  const flags = flagsOf(token);
  if (flags & CommandName) return COLOURS.command;
  const known = BY_KIND[token.kind];
  if (known !== undefined) return known;
  if (flags & Keyword) return COLOURS.keyword;
  if (token.kind === 'Generic' && token.text.startsWith('--')) return COLOURS.parameter;
  if (flags & TypeName) return COLOURS.type;
  if (flags & MemberName) return COLOURS.member;
  return flags & (BinaryOperator | UnaryOperator | AssignmentOperator) ? COLOURS.operator : '';
}

/** The colours of a parsed text: one span a token, variables and subexpressions inside strings on their own. */
export function highlight(tokens: readonly Token[]): ColouredSpan[] {
  return tokens.flatMap(spansOf);
}

function spansOf(token: Token): ColouredSpan[] {
  const code = colourOf(token);
  const { start, end } = token.extent;
  const spans: ColouredSpan[] = [];
  let from = start;
  for (const inner of highlight(token.nested ?? [])) {
    if (inner.start > from && code !== '') spans.push({ start: from, end: inner.start, code });
    spans.push(inner);
    from = inner.end;
  }
  if (end > from && code !== '') spans.push({ start: from, end, code });
  return spans;
}

/** Spans with a part shown in another colour (what a search found). */
export function emphasise(spans: readonly ColouredSpan[], start: number, end: number, code: string): ColouredSpan[] {
  const before = spans.filter((one) => one.start < start).map((one) => ({ ...one, end: Math.min(one.end, start) }));
  const behind = spans.filter((one) => one.end > end).map((one) => ({ ...one, start: Math.max(one.start, end) }));
  return [...before, { start, end, code }, ...behind];
}
