import type { CommandExpressionAst, PipelineAst, PipelineChainAst } from '../../language/ast.js';
import { startBackground } from '../pipeline/background.js';
import { ExpressionProcessor } from '../pipeline/expression-processor.js';
import { runPipeline } from '../pipeline/pipeline.js';
import { type CommandFactory, compileCommand } from './commands.js';
import type { Compiler } from './compiler.js';
import type { Expression, Statement } from './frame.js';
import { compileRedirections } from './redirections.js';
import { compileExpressionStatement } from './statements.js';

/** A pipeline as a statement. */
export function compilePipeline(ast: PipelineAst, c: Compiler): Statement {
  if (ast.background) return compileBackground(ast);
  return compileExpressionStatement(ast, c) ?? compileCommands(ast, c);
}

function compileCommands(ast: PipelineAst, c: Compiler): Statement {
  const [first, ...rest] = ast.elements;
  const { extent } = ast;
  const startsWithExpression = first!.kind === 'CommandExpression';
  const feed =
    startsWithExpression && !hasRedirections(first) ? c.expression((first as CommandExpressionAst).expression) : null;
  const factories: CommandFactory[] = [];
  if (startsWithExpression && !feed) factories.push(compileRedirectedExpression(first as CommandExpressionAst, c));
  for (const element of feed || startsWithExpression ? rest : ast.elements) {
    if (element.kind === 'CommandExpression')
      throw new Error('Only the first element of a pipeline can be an expression.');
    factories.push(compileCommand(element, c));
  }
  return pipelineStatement(factories, feed, extent);
}

function hasRedirections(element: PipelineAst['elements'][0] | undefined): boolean {
  return element !== undefined && element.redirections.length > 0;
}

function pipelineStatement(
  factories: readonly CommandFactory[],
  feed: Expression | null,
  extent: PipelineAst['extent'],
): Statement {
  if (factories.length === 1 && !feed) {
    const [only] = factories;
    return (f, out) => {
      f.position = extent;
      runPipeline(f.session, [only!(f)], null, out);
      return 0;
    };
  }
  return (f, out) => {
    f.position = extent;
    const input = feed ? { value: feed(f) } : null;
    runPipeline(
      f.session,
      factories.map((factory) => factory(f)),
      input,
      out,
    );
    return 0;
  };
}

/** `1 + 1 > file.txt`: the expression runs as a command whose output can be redirected. */
function compileRedirectedExpression(element: CommandExpressionAst, c: Compiler): CommandFactory {
  const expression = c.expression(element.expression);
  const redirect = compileRedirections(element.redirections, c)!;
  return (f) => {
    const processor = new ExpressionProcessor(f, expression);
    processor.redirections = redirect(f);
    return processor;
  };
}

/** `left && right`, `left || right`: `$?` decides. */
export function compileChain(ast: PipelineChainAst, c: Compiler): Statement {
  if (ast.background) return compileBackground(ast);
  const left = c.guarded(ast.left);
  const right = c.statement(ast.right);
  const wanted = ast.operator === 'AndAnd';
  return (f, out) => {
    const how = left(f, out);
    if (how !== 0) return how;
    return f.session.succeeded === wanted ? right(f, out) : 0;
  };
}

function compileBackground(ast: PipelineAst | PipelineChainAst): Statement {
  return (f, out) => {
    f.position = ast.extent;
    out.write(startBackground(f, ast));
    return 0;
  };
}
