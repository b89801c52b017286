import type { Ast, FunctionMemberAst, StatementAst, StatementBlockAst, VariableExpressionAst } from '../ast.js';
import { type Assigned, ExpressionReader } from './method-expressions.js';

/** What the flow of control through a method shows. */
export interface MethodFlow {
  /** Whether the end of the body can be reached without return or throw. */
  readonly fallsThrough: boolean;
  /** Variables read where they are not surely assigned. */
  readonly unassigned: readonly VariableExpressionAst[];
  /** Variables that are assigned to. */
  readonly assigned: readonly VariableExpressionAst[];
}

/** A loop or switch that a jump can leave. */
interface Target {
  readonly label: string | null;
  /** What is assigned at each jump behind it. */
  readonly breaks: Assigned[];
  readonly continues: Assigned[];
}

/**
 * Follows the flow of control through a method as PowerShell does: a loop or switch may always be passed without running it
 * (even `while ($true)`), and a catch may begin before anything of its try has run.
 */
export function analyseMethod(method: FunctionMemberAst): MethodFlow {
  const names = method.parameters.map(({ variable }) => variable.path.userPath.toLowerCase());
  const analysis = new MethodAnalysis();
  const end = analysis.statements(method.body.endBlock?.statements ?? [], new Set(names));
  for (const trap of method.body.endBlock?.traps ?? []) analysis.block(trap.body, new Set(names));
  const { unassigned, assigned } = analysis.reader;
  return { fallsThrough: end !== null, unassigned, assigned };
}

/** What is assigned at a place; null where control cannot come. */
type Reached = Assigned | null;

function join(states: readonly Reached[]): Reached {
  const reached = states.filter((state) => state !== null);
  const [first, ...rest] = reached;
  if (!first) return null;
  return new Set([...first].filter((name) => rest.every((state) => state.has(name))));
}

class MethodAnalysis {
  readonly reader = new ExpressionReader();
  private readonly targets: Target[] = [];

  statements(list: readonly StatementAst[], start: Reached): Reached {
    let state = start;
    for (const statement of list) if (state !== null) state = this.statement(statement, state);
    return state;
  }

  block(block: StatementBlockAst, start: Assigned): Reached {
    return this.statements(block.statements, new Set(start));
  }

  private read(ast: Ast | null, state: Assigned): void {
    if (ast) this.reader.read(ast, state);
  }

  private statement(statement: StatementAst, state: Assigned): Reached {
    switch (statement.kind) {
      case 'IfStatement':
        return this.ifStatement(statement, state);
      case 'WhileStatement':
        return this.loop(statement.label, state, () => this.read(statement.condition, state), statement.body, state);
      case 'ForEachStatement': {
        this.read(statement.collection, state);
        const inside = new Set(state).add(statement.variable.path.userPath.toLowerCase());
        return this.loop(statement.label, inside, () => {}, statement.body, state);
      }
      case 'ForStatement':
        return this.forStatement(statement, state);
      case 'DoWhileStatement':
      case 'DoUntilStatement':
        return this.doStatement(statement, state);
      case 'SwitchStatement':
        return this.switchStatement(statement, state);
      case 'TryStatement':
        return this.tryStatement(statement, state);
      case 'ReturnStatement':
      case 'ThrowStatement':
      case 'ExitStatement':
        this.read(statement.pipeline, state);
        return null;
      case 'BreakStatement':
      case 'ContinueStatement':
        this.jump(statement, state);
        return null;
      case 'FunctionDefinition':
      case 'TypeDefinition':
        return state;
      default:
        return this.simple(statement, state);
    }
  }

  /** A pipeline or assignment; the right side of an assignment may be any statement. */
  private simple(statement: StatementAst, state: Assigned): Reached {
    if (statement.kind !== 'AssignmentStatement' || this.reader.isSimple(statement.right)) {
      this.read(statement, state);
      return state;
    }
    const after = this.statement(statement.right, state);
    if (after !== null) this.reader.assign(statement.left, after);
    return after;
  }

  private ifStatement(statement: Extract<StatementAst, { kind: 'IfStatement' }>, state: Assigned): Reached {
    const ends: Reached[] = [];
    for (const { condition, body } of statement.clauses) {
      this.read(condition, state);
      ends.push(this.block(body, state));
    }
    ends.push(statement.elseBody ? this.block(statement.elseBody, state) : state);
    return join(ends);
  }

  /** A loop that may be passed: `skipped` is what is assigned when its body never runs, null when it must be broken out of. */
  private loop(
    label: string | null,
    inside: Assigned,
    condition: () => void,
    body: StatementBlockAst,
    skipped: Reached,
  ): Reached {
    condition();
    const target = this.enter(label);
    this.block(body, inside);
    this.targets.pop();
    return join([skipped, ...target.breaks]);
  }

  private enter(label: string | null): Target {
    const target: Target = { label, breaks: [], continues: [] };
    this.targets.push(target);
    return target;
  }

  private forStatement(statement: Extract<StatementAst, { kind: 'ForStatement' }>, state: Assigned): Reached {
    this.read(statement.initializer, state);
    this.read(statement.condition, state);
    const target = this.enter(statement.label);
    const end = join([this.block(statement.body, state), ...target.continues]);
    if (end !== null) this.read(statement.iterator, end);
    this.targets.pop();
    return join([statement.condition ? state : null, ...target.breaks]);
  }

  private doStatement(
    statement: Extract<StatementAst, { kind: 'DoWhileStatement' | 'DoUntilStatement' }>,
    state: Assigned,
  ): Reached {
    const target = this.enter(statement.label);
    const end = join([this.block(statement.body, state), ...target.continues]);
    this.targets.pop();
    if (end !== null) this.read(statement.condition, end);
    return join([end, ...target.breaks]);
  }

  private switchStatement(statement: Extract<StatementAst, { kind: 'SwitchStatement' }>, state: Assigned): Reached {
    this.read(statement.condition, state);
    const target = this.enter(statement.label);
    for (const { pattern, body } of statement.clauses) {
      this.read(pattern, new Set(state));
      this.block(body, state);
    }
    if (statement.defaultBody) this.block(statement.defaultBody, state);
    this.targets.pop();
    return join([state, ...target.breaks]);
  }

  private tryStatement(statement: Extract<StatementAst, { kind: 'TryStatement' }>, state: Assigned): Reached {
    const ends = [
      this.block(statement.body, state),
      ...statement.catchClauses.map(({ body }) => this.block(body, state)),
    ];
    const end = join(ends);
    if (!statement.finallyBody) return end;
    const catchesAll = statement.catchClauses.some(({ types }) => types.length === 0);
    const before = join(catchesAll ? ends : [...ends, state]) ?? state;
    const after = this.block(statement.finallyBody, before);
    return end === null ? null : after;
  }

  private jump(
    statement: Extract<StatementAst, { kind: 'BreakStatement' | 'ContinueStatement' }>,
    state: Assigned,
  ): void {
    const { label } = statement;
    const name = label?.kind === 'StringConstantExpression' ? label.value.toLowerCase() : null;
    const target = this.targets.findLast((one) => label === null || one.label?.toLowerCase() === name);
    if (!target) return;
    if (statement.kind === 'BreakStatement') target.breaks.push(new Set(state));
    else target.continues.push(new Set(state));
  }
}
