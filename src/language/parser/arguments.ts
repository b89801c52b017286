import type { ExpressionAst } from '../ast.js';
import { extentBetween } from '../extent.js';
import type { LexedToken } from '../lexer/state.js';
import { isVerbatimMark } from '../lexer/words.js';
import { TokenFlags } from '../token-traits.js';
import { expandableString } from './expandable-strings.js';
import { parsePrimary } from './members.js';
import { bareWord } from './names.js';
import { after, errorExpression, type ParserState } from './state.js';
import { parseValue } from './values.js';

/** What a command-mode word is read for. Only an `Argument` may be a list with commas; a plain name does not expand. */
export type ArgumentContext = 'CommandName' | 'InvokedName' | 'Argument' | 'FileName' | 'SwitchCondition';

// argument: argument-value ( ',' argument-value )*
/**
 * Reads a command argument that starts with `token` (already taken).
 * @returns null when the token cannot be one; it is put back then
 */
export function parseArgument(parser: ParserState, context: ArgumentContext, token: LexedToken): ExpressionAst | null {
  const elements: ExpressionAst[] = [];
  let current = token;
  let comma: LexedToken | null = null;
  for (;;) {
    const value = parseArgumentValue(parser, context, current);
    if (!value) return comma ? missingElement(parser, elements, comma) : null;
    elements.push(value);
    if (context !== 'Argument' || isVerbatimMark(current)) break;
    comma = parser.take('Comma');
    if (!comma) break;
    parser.skipNewlines();
    current = parser.next();
  }
  if (elements.length === 1) return elements[0]!;
  const extent = extentBetween(elements[0]!.extent, elements[elements.length - 1]!.extent);
  return { kind: 'ArrayLiteral', extent, elements };
}

function missingElement(parser: ParserState, elements: readonly ExpressionAst[], comma: LexedToken): ExpressionAst {
  parser.missing(after(comma.extent), 'MissingExpression', ',');
  return errorExpression(extentBetween(elements[0]!.extent, comma.extent), elements);
}

/** Reads a single argument that is not a list; null when there is none. */
export function parseSingleArgument(parser: ParserState, context: ArgumentContext): ExpressionAst | null {
  const { kind } = parser.peek();
  if (kind === 'Comma' || kind === 'EndOfInput') return null;
  const mode = parser.setMode('Command');
  const argument = parseArgument(parser, context, parser.next());
  parser.setMode(mode);
  return argument;
}

function parseArgumentValue(parser: ParserState, context: ArgumentContext, token: LexedToken): ExpressionAst | null {
  switch (token.kind) {
    case 'Pipe':
    case 'RCurly':
    case 'RParen':
    case 'EndOfInput':
    case 'NewLine':
    case 'Semi':
    case 'Redirection':
    case 'RedirectInStd':
    case 'AndAnd':
    case 'OrOr':
    case 'Ampersand':
    case 'MinusMinus':
    case 'Comma':
      parser.unget(token);
      return null;
    case 'SplattedVariable':
    case 'Variable':
    case 'Number':
    case 'HereStringExpandable':
    case 'StringExpandable':
    case 'HereStringLiteral':
    case 'StringLiteral':
    case 'LParen':
    case 'DollarParen':
    case 'AtParen':
    case 'AtCurly':
    case 'LCurly':
      parser.unget(token);
      return parsePrimary(parser);
    case 'Generic':
      if (isName(context)) token.flags |= TokenFlags.CommandName;
      if (token.pieces && context !== 'CommandName') return expandableString(parser, token, 'BareWord', parseValue);
      return bareWord(token);
    default:
      if (context !== 'SwitchCondition' || token.kind !== 'Default') token.flags |= TokenFlags.NotKeyword;
      if (isName(context)) token.flags |= TokenFlags.CommandName;
      return bareWord(token);
  }
}

function isName(context: ArgumentContext): boolean {
  return context === 'CommandName' || context === 'InvokedName';
}
