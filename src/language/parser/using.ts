import type { ErrorStatementAst, ExpressionAst, UsingStatementAst } from '../ast.js';
import { extentBetween } from '../extent.js';
import type { LexedToken } from '../lexer/state.js';
import { parseArgument } from './arguments.js';
import { syncTo } from './recovery.js';
import { after, errorStatement, type ParserState } from './state.js';

const usingKinds: Readonly<Record<string, UsingStatementAst['usingKind']>> = {
  Namespace: 'Namespace',
  Module: 'Module',
  Assembly: 'Assembly',
  Type: 'Type',
  Command: 'Command',
};

// using-statement: 'using' ('namespace' | 'module' | 'assembly' | 'type' | 'command') item ( '=' item )?
/** Reads a using statement behind its keyword. */
export function parseUsingStatement(parser: ParserState, keyword: LexedToken): UsingStatementAst | ErrorStatementAst {
  const directive = parser.next();
  const usingKind = usingKinds[directive.kind];
  if (!usingKind) {
    parser.unget(directive);
    parser.missing(after(keyword.extent), 'MissingUsingStatementDirective');
    return errorStatement(keyword.extent);
  }
  const item = parser.next();
  if (item.kind === 'EndOfInput' || item.kind === 'NewLine' || item.kind === 'Comma' || item.kind === 'Semi') {
    if (item.kind === 'EndOfInput') parser.unget(item);
    parser.missing(after(directive.extent), 'MissingUsingItemName');
    return errorStatement(extentBetween(keyword.extent, directive.extent));
  }
  const argument = parseArgument(parser, 'Argument', item);
  if (!argument) {
    parser.error(item.extent, 'InvalidValueForUsingItemName', item.text);
    syncTo(parser, true, ['Semi', 'NewLine']);
    return errorStatement(extentBetween(keyword.extent, item.extent));
  }
  return finishUsing(parser, keyword, usingKind, argument);
}

function finishUsing(
  parser: ParserState,
  keyword: LexedToken,
  usingKind: UsingStatementAst['usingKind'],
  argument: ExpressionAst,
): UsingStatementAst | ErrorStatementAst {
  const extent = extentBetween(keyword.extent, argument.extent);
  const isName = argument.kind === 'StringConstantExpression';
  const isSpecification = usingKind === 'Module' && argument.kind === 'Hashtable';
  if (!isName && !isSpecification) {
    parser.error(
      argument.extent,
      'InvalidValueForUsingItemName',
      argument.extent.source.text.slice(argument.extent.start, argument.extent.end),
    );
    return errorStatement(extent);
  }
  if (usingKind !== 'Assembly' && isName && parser.peek().kind === 'Equals') return parseAlias(parser, keyword);
  if (usingKind === 'Type' || usingKind === 'Command') {
    parser.missing(after(argument.extent), 'MissingEqualsInUsingAlias');
    return errorStatement(extent, [argument]);
  }
  requireTerminator(parser);
  return {
    kind: 'UsingStatement',
    extent,
    usingKind,
    name: isName ? argument : null,
    moduleSpecification: argument.kind === 'Hashtable' ? argument : null,
  };
}

/** An alias is read and refused, as PowerShell does. */
function parseAlias(parser: ParserState, keyword: LexedToken): ErrorStatementAst {
  const equals = parser.next();
  const item = parser.next();
  if (item.kind === 'EndOfInput') {
    parser.unget(item);
    parser.missing(after(equals.extent), 'MissingNamespaceAlias');
    return errorStatement(extentBetween(keyword.extent, equals.extent));
  }
  const alias = parseArgument(parser, 'Argument', item);
  const statement = errorStatement(extentBetween(keyword.extent, (alias ?? item).extent), alias ? [alias] : []);
  requireTerminator(parser);
  parser.error(statement.extent, 'UsingStatementNotSupported');
  return statement;
}

function requireTerminator(parser: ParserState): void {
  const { kind, extent } = parser.peek();
  if (kind === 'NewLine' || kind === 'Semi') parser.next();
  else if (kind !== 'EndOfInput') parser.missing(extent, 'MissingStatementTerminator');
}
