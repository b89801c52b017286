import { parseSingleArgument } from './parser/arguments.js';
import { parseScriptBlock, parseStatementBlock, parseStatementList } from './parser/blocks.js';
import { parseExpression, parseUnary } from './parser/expressions.js';
import { parsePipelineChain } from './parser/pipelines.js';
import type { Grammar } from './parser/state.js';
import { parseStatement } from './parser/statements.js';

/** The rules of the grammar that lower rules call back. */
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
