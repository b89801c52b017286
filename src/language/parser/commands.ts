import type {
  CommandAst,
  CommandElementAst,
  CommandParameterAst,
  ExpressionAst,
  RedirectionAst,
  StringConstantExpressionAst,
} from '../ast.js';
import { type Extent, extentBetween } from '../extent.js';
import { verbatimArgument } from '../lexer/glued.js';
import type { LexedToken } from '../lexer/state.js';
import { isVerbatimMark, usedColon } from '../lexer/words.js';
import { TokenFlags } from '../token-traits.js';
import { type ArgumentContext, parseArgument } from './arguments.js';
import { bareWord } from './names.js';
import { parseRedirection, type Redirections } from './redirections.js';
import { after, type ParserState } from './state.js';

interface CommandParts {
  readonly elements: CommandElementAst[];
  readonly redirections: Redirections;
  context: ArgumentContext;
  sawDashDash: boolean;
  end: Extent;
}

// command: ('&' | '.')? name ( parameter | argument | redirection )*
/** Reads a command; null when none starts here. */
export function parseCommand(parser: ParserState): CommandAst | null {
  const mode = parser.setMode('Command');
  const first = parser.next();
  const invocation = first.kind === 'Dot' || first.kind === 'Ampersand' ? first.kind : null;
  const parts: CommandParts = {
    elements: [],
    redirections: new Map(),
    context: invocation ? 'InvokedName' : 'CommandName',
    sawDashDash: false,
    end: first.extent,
  };
  if (!invocation) parser.unget(first);
  while (parseElement(parser, parts)) parts.context = 'Argument';
  parser.setMode(mode);
  if (parts.elements.length === 0) {
    if (invocation) parser.error(first.extent, 'MissingExpression', first.text);
    return null;
  }
  return {
    kind: 'Command',
    extent: extentBetween(first.extent, parts.end),
    invocationOperator: invocation,
    elements: parts.elements,
    redirections: [...parts.redirections.values()],
  };
}

/** Reads one element. Returns false at the end of the command. */
function parseElement(parser: ParserState, parts: CommandParts): boolean {
  const token = parser.next();
  switch (token.kind) {
    case 'Pipe':
    case 'RCurly':
    case 'RParen':
    case 'EndOfInput':
    case 'NewLine':
    case 'Semi':
    case 'AndAnd':
    case 'OrOr':
    case 'Ampersand':
      parser.unget(token);
      return false;
    case 'MinusMinus':
      parts.end = token.extent;
      parts.elements.push(parts.sawDashDash ? bareWord(token) : dashDash(token));
      parts.sawDashDash = true;
      return true;
    case 'Comma':
      parts.end = token.extent;
      parser.error(token.extent, 'MissingArgument');
      parser.skipNewlines();
      return true;
    case 'Parameter':
      parseParameter(parser, parts, token);
      return true;
    case 'Redirection':
    case 'RedirectInStd':
      parseRedirectionElement(parser, parts, token);
      return true;
    default:
      return parseArgumentElement(parser, parts, token);
  }
}

/** The first `--` ends the parameters. */
function dashDash(token: LexedToken): CommandParameterAst {
  return { kind: 'CommandParameter', extent: token.extent, name: '-', argument: null, nameExtent: token.extent };
}

// parameter: '-name' | '-name:' argument
function parseParameter(parser: ParserState, parts: CommandParts, token: LexedToken): void {
  parts.end = token.extent;
  if (parts.context !== 'Argument' || parts.sawDashDash) {
    if (parts.context !== 'Argument') token.flags |= TokenFlags.CommandName;
    parts.elements.push(bareWord(token));
    return;
  }
  let argument: ExpressionAst | null = null;
  if (usedColon(token) && parser.peek().kind !== 'Comma') {
    argument = parseArgument(parser, 'Argument', parser.next());
    if (argument) parts.end = argument.extent;
    else parser.error(after(token.extent), 'ParameterRequiresArgument', token.text);
  }
  parts.elements.push({
    kind: 'CommandParameter',
    extent: extentBetween(token.extent, parts.end),
    name: token.value as string,
    argument,
    nameExtent: token.extent,
  });
}

/** A redirection; before any word it is the command's name. */
function parseRedirectionElement(parser: ParserState, parts: CommandParts, token: LexedToken): void {
  parts.end = token.extent;
  if (parts.context !== 'Argument') {
    parts.elements.push(bareWord(token));
    return;
  }
  const redirection: RedirectionAst | null = parseRedirection(parser, token, parts.redirections);
  if (redirection) parts.end = redirection.extent;
}

function parseArgumentElement(parser: ParserState, parts: CommandParts, token: LexedToken): boolean {
  const argument = parseArgument(parser, parts.context, token);
  if (!argument) return false;
  parts.elements.push(argument);
  parts.end = argument.extent;
  if (!isVerbatimMark(token)) return true;
  const rest = takeVerbatim(parser);
  if (!rest) return true;
  parts.elements.push(rest);
  parts.end = rest.extent;
  return false;
}

function takeVerbatim(parser: ParserState): StringConstantExpressionAst | null {
  const ahead = parser.lookedAhead;
  if (ahead !== null && ahead.kind !== 'Parameter') return null;
  parser.rescanLookahead();
  return bareWord(verbatimArgument(parser.lexer));
}
