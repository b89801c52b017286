import type { Ast, CommandAst, PipelineBaseAst, RedirectionAst } from '../../../src/language/ast.js';
import { textOf } from '../../../src/language/extent.js';
import { glue, leaf, type Print } from './layout.js';

const operators: Readonly<Record<string, string>> = { Ampersand: '& ', Dot: '. ', AndAnd: '&&', OrOr: '||' };

/** Prints pipelines, commands and what they consist of; null for other nodes. */
export function printCommand(ast: Ast, print: Print): string | null {
  switch (ast.kind) {
    case 'PipelineChain':
    case 'Pipeline':
      return printPipeline(ast, print);
    case 'Command':
      return printInvocation(ast, print);
    case 'CommandExpression':
      return [print(ast.expression), ...ast.redirections.map(print)].join(' ');
    case 'CommandParameter':
      return textOf(ast.nameExtent) + (ast.argument ? print(ast.argument) : '');
    case 'FileRedirection':
    case 'MergingRedirection':
      return printRedirection(ast, print);
    default:
      return null;
  }
}

function printPipeline(ast: Extract<PipelineBaseAst, { kind: 'Pipeline' | 'PipelineChain' }>, print: Print): string {
  const later: string[] = [];
  let rest: typeof ast = ast;
  while (rest.kind === 'PipelineChain') {
    later.push(`${operators[rest.operator]!} ${print(rest.right)}`);
    rest = rest.left;
  }
  const first = rest.elements.map(print).reduce((text, element) => glue(text, `| ${element}`));
  const chain = later.reduceRight((text, part) => glue(text, part), first);
  return ast.background ? `${chain} &` : chain;
}

/** Redirections come behind the name: nothing can stand behind `--%`. */
function printInvocation(ast: CommandAst, print: Print): string {
  const [name, ...rest] = ast.elements.map(print);
  const operator = ast.invocationOperator ? operators[ast.invocationOperator]! : '';
  return operator + [name, ...ast.redirections.map(print), ...rest].join(' ');
}

function printRedirection(ast: RedirectionAst, print: Print): string {
  if (ast.kind === 'MergingRedirection') return leaf(ast);
  const streams = ['All', 'Output', 'Error', 'Warning', 'Verbose', 'Debug', 'Information'];
  const number = streams.indexOf(ast.fromStream);
  const from = number === 0 ? '*' : number === 1 ? '' : String(number);
  return `${from}${ast.append ? '>>' : '>'} ${print(ast.location)}`;
}
