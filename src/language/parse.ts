import type { ScriptBlockAst } from './ast.js';
import { checkScript } from './checks/check-script.js';
import { checkClassTypes } from './checks/class-types.js';
import type { Diagnostic } from './diagnostic.js';
import type { Source } from './extent.js';
import { parseSingleArgument } from './parser/arguments.js';
import { parseScriptBlock, parseStatementBlock, parseStatementList } from './parser/blocks.js';
import { parseExpression, parseUnary } from './parser/expressions.js';
import { parsePipelineChain } from './parser/pipelines.js';
import { parseRequirements } from './parser/requires.js';
import { type Grammar, ParserState } from './parser/state.js';
import { parseStatement } from './parser/statements.js';
import type { Token } from './tokens.js';

/** What a text consists of. The tree is complete even when there are diagnostics; then it holds Error nodes. */
export interface ParseResult {
  readonly ast: ScriptBlockAst;
  /** All tokens in order, comments and line ends too; the last one is EndOfInput. */
  readonly tokens: readonly Token[];
  /** Parse errors in the order in which they were found. Empty: the script can run. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface ParseOptions {
  /** Path of the script file; null or missing for typed input. */
  readonly file?: string | null;
  /**
   * Whether a type name that is not defined in the script itself can be resolved. Given, types that classes name are checked as PowerShell
   * does at parse time; missing, they are taken as they are.
   */
  readonly isKnownType?: (fullName: string) => boolean;
}

/** The rules of the grammar, for those that are below them. */
export const grammar: Grammar = {
  statement: parseStatement,
  statementBlock: parseStatementBlock,
  statementList: parseStatementList,
  pipeline: parsePipelineChain,
  expression: parseExpression,
  unary: parseUnary,
  scriptBlock: parseScriptBlock,
  argument: (parser) => parseSingleArgument(parser, 'Argument'),
};

/** Parses a script. Never throws; what is wrong is in the diagnostics. */
export function parse(text: string, options: ParseOptions = {}): ParseResult {
  const source: Source = { text, file: options.file ?? null };
  const parser = new ParserState(source, grammar);
  const body = parseScriptBlock(parser, null, false);
  const { tokens } = parser.lexer;
  const requirements = parseRequirements(parser, tokens);
  const ast: ScriptBlockAst = requirements ? { ...body, requirements } : body;
  checkScript(ast, parser);
  if (options.isKnownType) checkClassTypes(ast, options.isKnownType, parser);
  return { ast, tokens, diagnostics: parser.diagnostics };
}
