import type { AssignmentOperator, AssignmentStatementAst, PipelineAst, StatementAst } from '../../language/ast.js';
import { isTrue } from '../convert/truth.js';
import { add, divide, multiply, remainder, subtract } from '../operators/arithmetic.js';
import { ListSink, type Sink, writeValue } from '../pipeline/sink.js';
import { handleStatementError } from '../pipeline/statement-errors.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';
import type { Compiler, StatementList } from './compiler.js';
import type { Completion, Expression, Frame, Statement, TrapHandler } from './frame.js';
import { compilePlace } from './places.js';
import { compileTraps } from './traps.js';

/** A list of statements: an error ends one of them and is reported, unless a `try` or a preference says otherwise. */
export function compileStatements(body: StatementList, c: Compiler): Statement {
  const statements = body.statements.map((statement) => c.statement(statement));
  const run = statements.length === 1 ? single(statements[0]!) : sequence(statements);
  return body.traps.length === 0 ? run : trapped(run, compileTraps(body.traps, c));
}

function single(statement: Statement): Statement {
  return (f, out) => {
    try {
      return statement(f, out);
    } catch (error) {
      return handleStatementError(f, error, out);
    }
  };
}

function sequence(statements: readonly Statement[]): Statement {
  const count = statements.length;
  return (f, out) => {
    let i = 0;
    for (;;) {
      try {
        while (i < count) {
          const how = statements[i]!(f, out);
          if (how !== 0) return how;
          i++;
        }
        return 0;
      } catch (error) {
        const how = handleStatementError(f, error, out);
        if (how !== 0) return how;
        i++;
      }
    }
  };
}

function trapped(run: Statement, handlers: readonly TrapHandler[]): Statement {
  return (f, out) => {
    const outer = f.traps;
    f.traps = { outer, handlers };
    try {
      return run(f, out);
    } finally {
      f.traps = outer;
    }
  };
}

/** The expression of a pipeline that is nothing but one; null for all others. */
export function pureExpression(ast: StatementAst): (PipelineAst['elements'][0] & { kind: 'CommandExpression' }) | null {
  if (ast.kind !== 'Pipeline' || ast.elements.length !== 1 || ast.background) return null;
  const [element] = ast.elements;
  return element?.kind === 'CommandExpression' && element.redirections.length === 0 ? element : null;
}

/** A pipeline that is one expression: its value is output, `x++` outputs nothing. */
export function compileExpressionStatement(ast: PipelineAst, c: Compiler): Statement | null {
  const element = pureExpression(ast);
  if (!element) return null;
  const { extent } = ast;
  const { expression: node } = element;
  const expression = c.expression(node);
  if (node.kind === 'UnaryExpression' && /^(Postfix)?(PlusPlus|MinusMinus)$/.test(node.operator)) {
    return (f) => {
      f.position = extent;
      expression(f);
      f.session.succeeded = true;
      return 0;
    };
  }
  if (node.kind === 'VariableExpression' && node.path.userPath === '?') {
    return (f, out) => {
      out.write(f.session.succeeded);
      return 0;
    };
  }
  // what commands in brackets say about their success stays
  const keepsSuccess =
    node.kind === 'ParenExpression' || node.kind === 'SubExpression' || node.kind === 'ArrayExpression';
  if (keepsSuccess) {
    return (f, out) => {
      f.position = extent;
      writeValue(out, expression(f));
      return 0;
    };
  }
  return (f, out) => {
    f.position = extent;
    const value = expression(f);
    f.session.succeeded = true;
    writeValue(out, value);
    return 0;
  };
}

/** The value of any statement. */
export function compileValue(ast: StatementAst, c: Compiler): Expression {
  const element = pureExpression(ast);
  if (element) return c.expression(element.expression);
  if (ast.kind === 'AssignmentStatement') {
    const assign = compileAssignment(ast, c);
    return (f) => assign(f);
  }
  return captured(c.statement(ast));
}

function captured(statement: Statement): Expression {
  return (f) => {
    const { position } = f;
    const out = new ListSink();
    f.leave(statement(f, out));
    f.position = position;
    return out.collapse();
  };
}

/** The truth of a pipeline in `if`, `while` and relatives. */
export function compileCondition(ast: StatementAst, c: Compiler): (frame: Frame) => boolean {
  const value = compileValue(ast, c);
  const { extent } = ast;
  return (f) => {
    f.position = extent;
    const result = value(f);
    return typeof result === 'boolean' ? result : isTrue(result);
  };
}

type Arithmetic = (ctx: ScriptContext, left: Value, right: Value) => Value;

const compoundOperators: Readonly<
  Record<Exclude<AssignmentOperator, 'Equals' | 'QuestionQuestionEquals'>, Arithmetic>
> = {
  PlusEquals: add,
  MinusEquals: subtract,
  MultiplyEquals: multiply,
  DivideEquals: divide,
  RemainderEquals: remainder,
};

/** `target operator statement` as an expression: its value is what was assigned. */
function compileAssignment(ast: AssignmentStatementAst, c: Compiler): Expression {
  const right = compileValue(ast.right, c);
  const { operator } = ast;
  if (operator === 'Equals') {
    const place = compilePlace(ast.left, c);
    return (f) => {
      const value = right(f);
      place.store(f, value);
      return value;
    };
  }
  const place = compilePlace(ast.left, c, true);
  if (operator === 'QuestionQuestionEquals') return compileDefault(place, right);
  const combine = compoundOperators[operator];
  return (f) => {
    const value = right(f);
    let result: Value;
    place.update(f, (old) => {
      if (combine === add && typeof old === 'number' && typeof value === 'number') {
        const sum = old + value;
        result = sum === (sum | 0) ? sum : add(f.session, old, value);
      } else result = combine(f.session, old, value);
      return result;
    });
    return result;
  };
}

function compileDefault(place: ReturnType<typeof compilePlace>, right: Expression): Expression {
  return (f) => {
    let result: Value;
    place.update(f, (old) => {
      result = old ?? right(f);
      return result;
    });
    return result;
  };
}

/** An assignment as a statement outputs nothing. */
export function compileAssignmentStatement(ast: AssignmentStatementAst, c: Compiler): Statement {
  const assign = compileAssignment(ast, c);
  const { extent } = ast;
  // A command on the right side says itself whether it succeeded; so does `$x = $?`, which is read before.
  const isExpression = pureExpression(ast.right) !== null;
  return (f: Frame, _out: Sink): Completion => {
    f.position = extent;
    assign(f);
    if (isExpression) f.session.succeeded = true;
    return 0;
  };
}
