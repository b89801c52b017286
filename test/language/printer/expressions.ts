import type {
  Ast,
  BinaryExpressionAst,
  ExpressionAst,
  InvokeMemberExpressionAst,
  UnaryExpressionAst,
} from '../../../src/language/ast.js';
import { textOf } from '../../../src/language/extent.js';
import { block, close, leaf, lines, type Print } from './layout.js';

const prefixes: Readonly<Record<string, string>> = {
  Not: '-not ',
  Exclaim: '! ',
  Bnot: '-bnot ',
  Plus: '+ ',
  Minus: '- ',
  Join: '-join ',
  Isplit: '-split ',
  Csplit: '-csplit ',
  PlusPlus: '++ ',
  MinusMinus: '-- ',
};

/** Prints expressions. */
export function printExpression(ast: Ast, print: Print): string {
  switch (ast.kind) {
    case 'BinaryExpression':
      return printBinary(ast, print);
    case 'UnaryExpression':
      return printUnary(ast, print);
    case 'TernaryExpression':
      return `${print(ast.condition)} ? ${print(ast.ifTrue)} : ${print(ast.ifFalse)}`;
    case 'ConvertExpression':
      return `${print(ast.type)} ${print(ast.operand)}`;
    case 'AttributedExpression':
      return `${print(ast.attribute)} ${print(ast.operand)}`;
    case 'MemberExpression':
    case 'InvokeMemberExpression':
    case 'IndexExpression':
      return printPostfix(ast, print);
    case 'ArrayLiteral':
      return ast.elements.length === 1 ? `, ${print(ast.elements[0]!)}` : ast.elements.map(print).join(', ');
    case 'ArrayExpression':
      return close(`@(${lines([...ast.body.traps, ...ast.body.statements].map(print))}`, ')');
    case 'SubExpression':
      return close(`$(${lines([...ast.body.traps, ...ast.body.statements].map(print))}`, ')');
    case 'ParenExpression':
      return close(`(${print(ast.pipeline)}`, ')');
    case 'Hashtable':
      return ast.pairs.length === 0
        ? '@{ }'
        : `@{\n${ast.pairs.map(({ key, value }) => `${print(key)} = ${print(value)}`).join('\n')}\n}`;
    case 'ScriptBlockExpression':
      return block(print(ast.body));
    case 'TypeExpression':
      return `[${ast.typeName.fullName}]`;
    default:
      return leaf(ast);
  }
}

/** Chains lean to the left and can be long: no recursion along them. */
function printBinary(ast: BinaryExpressionAst, print: Print): string {
  const parts: string[] = [];
  let rest: ExpressionAst = ast;
  while (rest.kind === 'BinaryExpression') {
    parts.push(print(rest.right), textOf(rest.operatorExtent));
    rest = rest.left;
  }
  parts.push(print(rest));
  return parts.reverse().join(' ');
}

function printUnary(ast: UnaryExpressionAst, print: Print): string {
  if (ast.operator === 'PostfixPlusPlus') return `${print(ast.operand)}++`;
  if (ast.operator === 'PostfixMinusMinus') return `${print(ast.operand)}--`;
  return prefixes[ast.operator] + print(ast.operand);
}

function printPostfix(ast: ExpressionAst, print: Print): string {
  const parts: string[] = [];
  let rest: ExpressionAst = ast;
  for (;;) {
    if (rest.kind === 'IndexExpression') parts.push(`${rest.nullConditional ? '?' : ''}[${print(rest.index)}]`);
    else if (rest.kind === 'InvokeMemberExpression')
      parts.push(operator(rest) + print(rest.member) + printArguments(rest, print));
    else if (rest.kind === 'MemberExpression') parts.push(operator(rest) + print(rest.member));
    else break;
    rest = rest.target;
  }
  parts.push(print(rest));
  return parts.reverse().join('');
}

function operator({
  isStatic,
  nullConditional,
}: {
  readonly isStatic: boolean;
  readonly nullConditional: boolean;
}): string {
  if (isStatic) return '::';
  return nullConditional ? '?.' : '.';
}

function printArguments(ast: InvokeMemberExpressionAst, print: Print): string {
  const types = ast.genericArguments.map(({ fullName }) => fullName).join(', ');
  return `${types ? `[${types}]` : ''}(${ast.arguments.map(print).join(', ')})`;
}
