import type { ParameterAst, StatementAst } from '../ast.js';
import { type Extent, extentBetween } from '../extent.js';
import type { LexedToken } from '../lexer/state.js';
import { TokenFlags } from '../token-traits.js';
import { functionHelpComments } from './help-comments.js';
import { parseParameterList, reportOpenList } from './parameters.js';
import { after, errorStatement, type ParserState } from './state.js';

/** Tokens that cannot name a function. */
const notNames: ReadonlySet<string> = new Set([
  'Pipe',
  'LParen',
  'LCurly',
  'AtParen',
  'AtCurly',
  'RCurly',
  'RParen',
  'EndOfInput',
  'Semi',
  'Redirection',
  'RedirectInStd',
  'AndAnd',
  'OrOr',
  'Ampersand',
  'Variable',
  'SplattedVariable',
  'HereStringExpandable',
  'HereStringLiteral',
  'StringLiteral',
  'StringExpandable',
]);

// function-statement: ('function' | 'filter') name ( '(' parameter-list ')' )? '{' script-block '}'
/** Reads a function or filter behind its keyword. */
export function parseFunction(parser: ParserState, keyword: LexedToken): StatementAst {
  parser.skipNewlines();
  if (notNames.has(parser.peek().kind)) {
    parser.missing(after(keyword.extent), 'MissingNameAfterKeyword', keyword.text);
    return errorStatement(keyword.extent);
  }
  const name = parser.next();
  name.flags |= TokenFlags.NotKeyword;
  const list = parseParameters(parser);
  const open = parser.take('LCurly');
  let broken = list.brokenAt;
  if (!open && !broken) {
    broken = (list.close ?? name).extent;
    parser.missing(after(broken), 'MissingFunctionBody');
  }
  if (!open || broken) {
    if (open) parser.unget(open);
    return errorStatement(extentBetween(keyword.extent, broken ?? name.extent), list.parameters ?? []);
  }
  const body = parser.grammar.scriptBlock(parser, open, keyword.kind === 'Filter');
  const extent = extentBetween(keyword.extent, body.extent);
  if (keyword.kind === 'Workflow') parser.error(extent, 'WorkflowNotSupportedInPowerShellCore');
  return {
    kind: 'FunctionDefinition',
    extent,
    name: name.kind === 'Generic' ? (name.value as string) : name.text,
    nameExtent: name.extent,
    isFilter: keyword.kind === 'Filter',
    // As in PowerShell's tree: `function f()` has no list of its own, and a param block may follow.
    parameters: list.parameters?.length ? list.parameters : null,
    body,
    helpComments: functionHelpComments(parser.lexer.tokens, extent, body.extent),
  };
}

/** A parameter list in parentheses; `parameters` is null when there is none. */
export interface ParameterListResult {
  readonly parameters: readonly ParameterAst[] | null;
  readonly close: LexedToken | null;
  /** The last thing read before a missing `)` (reported). */
  readonly brokenAt: Extent | null;
}

/** Reads `( parameters )` behind a function or method name. */
export function parseParameters(parser: ParserState): ParameterListResult {
  parser.skipNewlines();
  const open = parser.take('LParen');
  if (!open) return { parameters: null, close: null, brokenAt: null };
  const parameters = parseParameterList(parser);
  parser.skipNewlines();
  const close = parser.take('RParen');
  if (!close) reportOpenList(parser, parameters, open);
  parser.skipNewlines();
  const brokenAt = close ? null : (parameters[parameters.length - 1] ?? open).extent;
  return { parameters, close, brokenAt };
}
