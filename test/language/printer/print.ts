import type { Ast } from '../../../src/language/ast.js';
import { printCommand } from './commands.js';
import { printDefinition } from './definitions.js';
import { printExpression } from './expressions.js';
import { printStatement } from './statements.js';

/**
 * Writes a tree as source text in one form: parsing what is printed gives the same tree (places aside), and printing that
 * the same text. Leaves (words, strings, numbers, variables) keep their spelling; comments are not part of the tree.
 */
export function print(ast: Ast): string {
  return (
    printCommand(ast, print) ?? printStatement(ast, print) ?? printDefinition(ast, print) ?? printExpression(ast, print)
  );
}
