import { parse } from '../../language/parse.js';
import { flagsOf, TokenFlags } from '../../language/token-traits.js';
import type { Token } from '../../language/tokens.js';

/** Where the cursor stands. */
export interface CompletionSite {
  /** The text before the cursor. */
  readonly text: string;
  /** What has been typed of the word at the cursor; empty behind a blank. */
  readonly word: string;
  /** Offset of that word. */
  readonly start: number;
  /** Tokens of the command that the word belongs to, the word left out; empty: the word is the command's name. */
  readonly command: readonly Token[];
  /** `&` or `.` stands before the word: a quoted path needs no further sign. */
  readonly isCalled: boolean;
  /** A pipe stands before the command. */
  readonly isPiped: boolean;
  /** The command begins with a value: what follows is an operator. */
  readonly isExpression: boolean;
}

const OPENERS = new Set(['LCurly', 'LParen', 'AtParen', 'DollarParen', 'AtCurly', 'LBracket']);
const CLOSERS = new Set(['RCurly', 'RParen', 'RBracket']);
const SEPARATORS = new Set(['NewLine', 'Semi', 'Pipe', 'AndAnd', 'OrOr', 'Ampersand', 'Dot', 'Equals']);
const VALUES = new Set([
  'Variable',
  'Number',
  'StringLiteral',
  'StringExpandable',
  'HereStringLiteral',
  'HereStringExpandable',
]);

/** Looks at the text before the cursor as the parser does. */
export function siteOf(text: string): CompletionSite {
  const tokens = parse(text).tokens.filter((token) => token.kind !== 'EndOfInput');
  const last = tokens.at(-1);
  const touches =
    last !== undefined && last.extent.end >= text.length && isWord(last) && !/\s$/.test(lastCharacterOf(last));
  const start = touches ? last.extent.start : text.length;
  const before = touches ? tokens.slice(0, -1) : tokens;
  const command = commandTokens(before);
  const isCalled = before.at(-1)?.kind === 'Ampersand' || before.at(-1)?.kind === 'Dot';
  const isPiped = tokens[tokens.indexOf(command[0] ?? last!) - 1]?.kind === 'Pipe';
  return { text, word: text.slice(start), start, command, isCalled, isPiped, isExpression: isValue(command[0]) };
}

/** An open string may end in a blank, other words do not. */
const lastCharacterOf = (token: Token): string => (token.kind.startsWith('String') ? '' : token.text.slice(-1));

function isWord(token: Token): boolean {
  return (
    (!SEPARATORS.has(token.kind) && !OPENERS.has(token.kind) && !CLOSERS.has(token.kind) && token.kind !== 'Comma') ||
    token.kind === 'Dot'
  );
}

const isValue = (token: Token | undefined): boolean =>
  token !== undefined && (flagsOf(token) & TokenFlags.CommandName) === 0 && VALUES.has(token.kind);

/** The tokens since the start of the innermost command. */
function commandTokens(tokens: readonly Token[]): Token[] {
  const outer: Token[][] = [];
  let current: Token[] = [];
  for (const token of tokens) {
    if (OPENERS.has(token.kind)) {
      outer.push(current);
      current = [];
    } else if (CLOSERS.has(token.kind)) {
      current = [...(outer.pop() ?? []), token];
    } else if (SEPARATORS.has(token.kind) || endsStatement(token)) current = [];
    else current.push(token);
  }
  return current;
}

/** Keywords and assignments are followed by a new command. */
function endsStatement(token: Token): boolean {
  return (flagsOf(token) & (TokenFlags.Keyword | TokenFlags.AssignmentOperator)) !== 0;
}
