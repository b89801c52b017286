import type {
  Ast,
  ForStatementAst,
  IfStatementAst,
  PipelineBaseAst,
  SwitchStatementAst,
  TryStatementAst,
} from '../../../src/language/ast.js';
import { textOf } from '../../../src/language/extent.js';
import { block, close, leaf, lines, type Print } from './layout.js';

/** Prints statements and blocks; null for other nodes. */
export function printStatement(ast: Ast, print: Print): string | null {
  switch (ast.kind) {
    case 'StatementBlock':
      return block(lines([...ast.traps, ...ast.statements].map(print)));
    case 'AssignmentStatement':
      return `${print(ast.left)} ${textOf(ast.operatorExtent)} ${print(ast.right)}`;
    case 'IfStatement':
      return printIf(ast, print);
    case 'SwitchStatement':
      return printSwitch(ast, print);
    case 'TryStatement':
      return printTry(ast, print);
    case 'CatchClause':
      return `catch ${ast.types.length > 0 ? `${ast.types.map(print).join(', ')} ` : ''}${print(ast.body)}`;
    case 'TrapStatement':
      return `trap ${ast.type ? `${print(ast.type)} ` : ''}${print(ast.body)}`;
    case 'ThrowStatement':
      return withOptional('throw', ast.pipeline, print);
    case 'ReturnStatement':
      return withOptional('return', ast.pipeline, print);
    case 'ExitStatement':
      return withOptional('exit', ast.pipeline, print);
    case 'BreakStatement':
      return withOptional('break', ast.label, print);
    case 'ContinueStatement':
      return withOptional('continue', ast.label, print);
    case 'DataStatement': {
      const commands = ast.commandsAllowed.map(print).join(', ');
      return `data ${ast.variable ?? ''}${commands ? ` -SupportedCommand ${commands}` : ''} ${print(ast.body)}`;
    }
    case 'UsingStatement':
      return `using ${ast.usingKind.toLowerCase()} ${print((ast.name ?? ast.moduleSpecification) as Ast)}`;
    case 'ErrorStatement':
      return leaf(ast);
    default:
      return printLoop(ast, print);
  }
}

function withOptional(word: string, part: Ast | null, print: Print): string {
  return part ? `${word} ${print(part)}` : word;
}

function parenthesized(pipeline: PipelineBaseAst, print: Print): string {
  return close(`(${print(pipeline)}`, ')');
}

function labelled(label: string | null): string {
  return label === null ? '' : `:${label} `;
}

function printLoop(ast: Ast, print: Print): string | null {
  switch (ast.kind) {
    case 'WhileStatement':
      return `${labelled(ast.label)}while ${parenthesized(ast.condition, print)} ${print(ast.body)}`;
    case 'DoWhileStatement':
      return `${labelled(ast.label)}do ${print(ast.body)} while ${parenthesized(ast.condition, print)}`;
    case 'DoUntilStatement':
      return `${labelled(ast.label)}do ${print(ast.body)} until ${parenthesized(ast.condition, print)}`;
    case 'ForStatement':
      return printFor(ast, print);
    case 'ForEachStatement': {
      const head = close(`(${print(ast.variable)} in ${print(ast.collection)}`, ')');
      return `${labelled(ast.label)}foreach ${head} ${print(ast.body)}`;
    }
    default:
      return null;
  }
}

function printFor(ast: ForStatementAst, print: Print): string {
  const part = (pipeline: PipelineBaseAst | null) => (pipeline ? print(pipeline) : '');
  const head = `${part(ast.initializer)}; ${part(ast.condition)}; ${part(ast.iterator)}`;
  return `${labelled(ast.label)}for (${head}) ${print(ast.body)}`;
}

function printIf(ast: IfStatementAst, print: Print): string {
  const clauses = ast.clauses.map(({ condition, body }) => `if ${parenthesized(condition, print)} ${print(body)}`);
  return clauses.join('\nelse') + (ast.elseBody ? `\nelse ${print(ast.elseBody)}` : '');
}

function printSwitch(ast: SwitchStatementAst, print: Print): string {
  const { flags } = ast;
  const words = [
    flags.regex && '-regex',
    flags.wildcard && '-wildcard',
    flags.exact && '-exact',
    flags.caseSensitive && '-casesensitive',
  ].filter((word) => word !== false);
  const condition = flags.file ? `-file ${print(ast.condition)}` : parenthesized(ast.condition, print);
  const clauses = ast.clauses.map(({ pattern, body }) => `${print(pattern)} ${print(body)}`);
  if (ast.defaultBody) clauses.push(`default ${print(ast.defaultBody)}`);
  return `${labelled(ast.label)}switch ${[...words, condition].join(' ')} {\n${clauses.join('\n')}\n}`;
}

function printTry(ast: TryStatementAst, print: Print): string {
  const parts = [`try ${print(ast.body)}`, ...ast.catchClauses.map(print)];
  if (ast.finallyBody) parts.push(`finally ${print(ast.finallyBody)}`);
  return parts.join('\n');
}
