import type { CatchClauseAst, TryStatementAst } from '../../language/ast.js';
import type { ErrorRecord } from '../errors/error-record.js';
import { FlowControl } from '../errors/flow-control.js';
import { InvocationInfo } from '../errors/invocation-info.js';
import { TerminatingError } from '../errors/terminating.js';
import type { Sink } from '../pipeline/sink.js';
import { asTerminating, describe } from '../pipeline/statement-errors.js';
import { withVariable } from '../session/temporary-variable.js';
import type { NetType } from '../values/net-type.js';
import { catchMatch, passedRecord } from './catch-match.js';
import type { Compiler } from './compiler.js';
import type { Completion, Frame, Statement } from './frame.js';
import { compileType } from './types.js';

interface CompiledCatch {
  readonly types: readonly ((f: Frame) => NetType)[];
  readonly body: Statement;
}

/** `try { } catch [type] { } finally { }` */
export function compileTry(ast: TryStatementAst, c: Compiler): Statement {
  const body = c.statements(ast.body);
  const clauses = ast.catchClauses.map((clause) => compileCatch(clause, c));
  const guarded = clauses.length > 0 ? withCatches(body, clauses) : body;
  if (!ast.finallyBody) return guarded;
  return withFinally(guarded, c.statements(ast.finallyBody));
}

function compileCatch(clause: CatchClauseAst, c: Compiler): CompiledCatch {
  const types = clause.types.map((constraint) => {
    const type = compileType(constraint.typeName, c);
    const { extent } = constraint;
    return (f: Frame): NetType => {
      try {
        return type(f);
      } catch (error) {
        if (error instanceof TerminatingError) error.record.invocationInfo ??= new InvocationInfo({ extent });
        throw error;
      }
    };
  });
  return { types, body: c.statements(clause.body) };
}

function withCatches(body: Statement, clauses: readonly CompiledCatch[]): Statement {
  return (f, out) => {
    const { session } = f;
    const { propagating, streams, depth } = session;
    const { traps } = f;
    session.propagating = true;
    // the catch is nearer than a trap around the try
    f.traps = null;
    try {
      return body(f, out);
    } catch (thrown) {
      session.propagating = propagating;
      f.traps = traps;
      session.scope = f.scope;
      session.streams = streams;
      session.depth = depth;
      if (thrown instanceof FlowControl) throw thrown;
      return handle(f, asTerminating(thrown, session), clauses, out);
    } finally {
      session.propagating = propagating;
      f.traps = traps;
    }
  };
}

function handle(f: Frame, error: TerminatingError, clauses: readonly CompiledCatch[], out: Sink): Completion {
  describe(f, error);
  f.session.recordError(error);
  const types: (NetType | null)[] = [];
  const owners: CompiledCatch[] = [];
  for (const clause of clauses) {
    for (const type of clause.types.length > 0 ? clause.types : [null]) {
      types.push(type?.(f) ?? null);
      owners.push(clause);
    }
  }
  if (types.length === 1 && types[0] === null) return runCatch(f, error, error.record, clauses[0]!.body, out);
  const match = catchMatch(error, types);
  if (!match) throw error;
  return runCatch(f, error, passedRecord(error, match.exception), owners[match.index]!.body, out);
}

function runCatch(f: Frame, error: TerminatingError, record: ErrorRecord, body: Statement, out: Sink): Completion {
  const { session } = f;
  const outer = session.caughtError;
  session.caughtError = error;
  try {
    return withVariable(f.scope, '_', record, () => body(f, out));
  } finally {
    session.caughtError = outer;
  }
}

/** `finally` runs after everything, also after Ctrl+C; what it does about control flow replaces what was under way. */
function withFinally(body: Statement, last: Statement): Statement {
  return (f, out) => {
    const { session } = f;
    const { propagating, streams, depth } = session;
    let how: Completion;
    try {
      how = body(f, out);
    } catch (thrown) {
      session.propagating = propagating;
      session.scope = f.scope;
      session.streams = streams;
      session.depth = depth;
      if (!(thrown instanceof FlowControl)) describe(f, asTerminating(thrown, session));
      const ending = session.unwinding(() => last(f, out));
      if (ending !== 0) return ending;
      throw thrown;
    }
    const { label, exitValue } = f;
    const ending = last(f, out);
    if (ending !== 0) return ending;
    f.label = label;
    f.exitValue = exitValue;
    return how;
  };
}
