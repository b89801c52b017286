import type {
  ArrayExpressionAst,
  ArrayLiteralAst,
  ParenExpressionAst,
  StatementBlockAst,
  SubExpressionAst,
} from '../../language/ast.js';
import { ListSink } from '../pipeline/sink.js';
import { isEnumerable, itemsOf } from '../values/arrays.js';
import type { Value } from '../values/value.js';
import type { Compiler } from './compiler.js';
import type { Expression } from './frame.js';

/** `, value` */
export function compileArrayOfOne(operand: Expression): Expression {
  return (f) => [operand(f) ?? null];
}

/** `a, b, c` */
export function compileArrayLiteral(ast: ArrayLiteralAst, c: Compiler): Expression {
  const elements = ast.elements.map((element) => c.expression(element));
  return (f) => {
    const items = new Array<Value>(elements.length);
    for (let i = 0; i < elements.length; i++) items[i] = elements[i]!(f) ?? null;
    return items;
  };
}

/** `@( statements )`: always an array. A lone expression is evaluated in place: its errors are those of the statement around. */
export function compileArrayExpression(ast: ArrayExpressionAst, c: Compiler): Expression {
  const only = loneExpression(ast.body, c);
  if (only) {
    return (f) => {
      const value = only(f);
      if (value === undefined) return [];
      return isEnumerable(value) ? [...itemsOf(value)] : [value];
    };
  }
  const body = c.statements(ast.body);
  return (f) => {
    const { position } = f;
    const out = new ListSink();
    f.leave(body(f, out));
    f.position = position;
    return out.items;
  };
}

/** The expression of a block that holds nothing but one; null for all other blocks. */
function loneExpression(body: StatementBlockAst, c: Compiler): Expression | null {
  if (body.statements.length !== 1 || body.traps.length > 0) return null;
  const [statement] = body.statements;
  if (statement?.kind !== 'Pipeline' || statement.elements.length !== 1 || statement.background) return null;
  const [element] = statement.elements;
  if (element?.kind !== 'CommandExpression' || element.redirections.length > 0) return null;
  if (element.expression.kind === 'UnaryExpression' && /(PlusPlus|MinusMinus)$/.test(element.expression.operator))
    return null;
  return c.expression(element.expression);
}

/** `$( statements )` */
export function compileSubExpression(ast: SubExpressionAst, c: Compiler): Expression {
  const body = c.statements(ast.body);
  return (f) => {
    const out = new ListSink();
    f.leave(body(f, out));
    return out.collapse();
  };
}

/** `( pipeline )` */
export function compileParen(ast: ParenExpressionAst, c: Compiler): Expression {
  return c.value(ast.pipeline);
}
