import type {
  BreakStatementAst,
  ContinueStatementAst,
  ExitStatementAst,
  ExpressionAst,
  IfStatementAst,
  ReturnStatementAst,
  ThrowStatementAst,
} from '../../language/ast.js';
import { toText } from '../convert/text.js';
import { throwValue } from '../pipeline/throwing.js';
import type { Compiler } from './compiler.js';
import type { Frame, Statement } from './frame.js';

/** `if … elseif … else` */
export function compileIf(ast: IfStatementAst, c: Compiler): Statement {
  const clauses = ast.clauses.map((clause) => ({
    condition: c.condition(clause.condition),
    body: c.statements(clause.body),
  }));
  const otherwise = ast.elseBody ? c.statements(ast.elseBody) : null;
  if (clauses.length === 1) return simpleIf(clauses[0]!, otherwise);
  return (f, out) => {
    for (const { condition, body } of clauses) if (condition(f)) return body(f, out);
    return otherwise ? otherwise(f, out) : 0;
  };
}

function simpleIf(
  clause: { condition: (f: Frame) => boolean; body: Statement },
  otherwise: Statement | null,
): Statement {
  const { condition, body } = clause;
  return (f, out) => (condition(f) ? body(f, out) : otherwise ? otherwise(f, out) : 0);
}

/** `return`, `return pipeline` */
export function compileReturn(ast: ReturnStatementAst, c: Compiler): Statement {
  if (!ast.pipeline) return () => 3;
  const statement = c.statement(ast.pipeline);
  return (f, out) => {
    const how = statement(f, f.returnSink ?? out);
    return how === 0 ? 3 : how;
  };
}

/** `exit`, `exit pipeline` */
export function compileExit(ast: ExitStatementAst, c: Compiler): Statement {
  const value = ast.pipeline ? c.value(ast.pipeline) : null;
  const { extent } = ast;
  return (f) => {
    f.position = extent;
    f.exitValue = value ? value(f) : undefined;
    return 4;
  };
}

/** `break label` */
export function compileBreak(ast: BreakStatementAst, c: Compiler): Statement {
  const label = compileLabel(ast.label, c);
  return (f) => {
    f.label = label === null ? null : label(f);
    return 1;
  };
}

/** `continue label` */
export function compileContinue(ast: ContinueStatementAst, c: Compiler): Statement {
  const label = compileLabel(ast.label, c);
  return (f) => {
    f.label = label === null ? null : label(f);
    return 2;
  };
}

function compileLabel(ast: ExpressionAst | null, c: Compiler): ((f: Frame) => string) | null {
  if (!ast) return null;
  const label = c.expression(ast);
  return (f) => toText(f.session, label(f)).toLowerCase();
}

/** `throw`, `throw pipeline` */
export function compileThrow(ast: ThrowStatementAst, c: Compiler): Statement {
  const value = ast.pipeline ? c.value(ast.pipeline) : null;
  const { extent } = ast;
  return (f) => {
    f.position = extent;
    throw throwValue(f, value ? value(f) : null, value === null, extent);
  };
}
