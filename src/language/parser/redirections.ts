import type { RedirectionAst, RedirectionStream } from '../ast.js';
import { extentBetween } from '../extent.js';
import type { LexedToken } from '../lexer/state.js';
import type { RedirectionValue } from '../tokens.js';
import { parseSingleArgument } from './arguments.js';
import { after, errorExpression, type ParserState } from './state.js';

/** Redirections of a command by the stream they take. */
export type Redirections = Map<RedirectionStream, RedirectionAst>;

const streams: readonly RedirectionStream[] = ['All', 'Output', 'Error', 'Warning', 'Verbose', 'Debug', 'Information'];

const streamTexts: Readonly<Record<RedirectionStream, string>> = {
  All: '* stream',
  Output: 'output stream',
  Error: 'error stream',
  Warning: 'warning stream',
  Verbose: 'verbose stream',
  Debug: 'debug stream',
  Information: 'information stream',
};

// redirection: file-operator file-name | 'n>&1'
/**
 * Reads what a redirection operator (already taken) points to and keeps it in `redirections`.
 * @returns null for `<`, which is refused
 */
export function parseRedirection(
  parser: ParserState,
  token: LexedToken,
  redirections: Redirections,
): RedirectionAst | null {
  const value = token.value as RedirectionValue | null;
  const redirection =
    value && value.to !== null ? merging(parser, token, value.from, value.to) : file(parser, token, value);
  if (!redirection) return null;
  const { fromStream } = redirection;
  if (redirections.has(fromStream))
    parser.error(redirection.extent, 'StreamAlreadyRedirected', streamTexts[fromStream]);
  else redirections.set(fromStream, redirection);
  return redirection;
}

function file(parser: ParserState, token: LexedToken, value: RedirectionValue | null): RedirectionAst | null {
  const name = parseSingleArgument(parser, 'FileName');
  if (!name) parser.error(after(token.extent), 'MissingFileSpecification');
  if (!value) {
    parser.error(token.extent, 'RedirectionNotSupported', token.text);
    return null;
  }
  const location = name ?? errorExpression(token.extent);
  const extent = extentBetween(token.extent, location.extent);
  return { kind: 'FileRedirection', extent, fromStream: streams[value.from]!, append: value.append, location };
}

/** Only the output stream can be merged into, and not from itself. */
function merging(parser: ParserState, token: LexedToken, from: number, to: number): RedirectionAst {
  if (to !== 1 || from === 1) parser.error(token.extent, 'RedirectionNotSupported', token.text);
  return { kind: 'MergingRedirection', extent: token.extent, fromStream: streams[from]!, toStream: 'Output' };
}
