import type {
  DoUntilStatementAst,
  DoWhileStatementAst,
  ForEachStatementAst,
  ForStatementAst,
  WhileStatementAst,
} from '../../language/ast.js';
import { type Extent, textOf } from '../../language/extent.js';
import { BreakFlow, ContinueFlow } from '../errors/flow-control.js';
import { nullSink, type Sink } from '../pipeline/sink.js';
import { withVariable } from '../session/temporary-variable.js';
import type { Value } from '../values/value.js';
import type { Compiler } from './compiler.js';
import type { Completion, Frame, Statement } from './frame.js';
import { cursorOver, endOfItems, type ItemCursor } from './item-cursor.js';
import { storeVariable } from './variable-access.js';

/** What a loop does after its body: go on, stop and end normally, or end with the body's completion. */
type Turn = 'next' | 'stop' | 'leave';

/** Runs a loop's body once; breaks and continues of this loop (by label or none) are taken here. */
function turnOf(f: Frame, how: Completion, label: string | null): Turn {
  if (how === 0) return 'next';
  if (how === 1 || how === 2) {
    if (f.label !== null && f.label !== label) return 'leave';
    f.label = null;
    return how === 1 ? 'stop' : 'next';
  }
  return 'leave';
}

/** Runs a statement; a break or continue that comes from a called function becomes a completion. */
export function runBody(body: Statement, f: Frame, out: Sink): Completion {
  try {
    return body(f, out);
  } catch (error) {
    if (error instanceof BreakFlow || error instanceof ContinueFlow) {
      f.label = error.label;
      f.session.scope = f.scope;
      return error instanceof BreakFlow ? 1 : 2;
    }
    throw error;
  }
}

/** Label of a loop as breaks are compared with it. */
export function labelKey(label: string | null): string | null {
  return label === null ? null : label.toLowerCase();
}

/** `while (condition) { }` */
export function compileWhile(ast: WhileStatementAst, c: Compiler): Statement {
  const condition = c.condition(ast.condition);
  const body = c.statements(ast.body);
  const label = labelKey(ast.label);
  return (f, out) => {
    while (condition(f)) {
      f.session.checkStop();
      const how = runBody(body, f, out);
      if (how === 0) continue;
      const turn = turnOf(f, how, label);
      if (turn === 'stop') break;
      if (turn === 'leave') return how;
    }
    return 0;
  };
}

/** `do { } while (condition)`, `do { } until (condition)` */
export function compileDo(ast: DoWhileStatementAst | DoUntilStatementAst, c: Compiler): Statement {
  const condition = c.condition(ast.condition);
  const body = c.statements(ast.body);
  const label = labelKey(ast.label);
  const goOn = ast.kind === 'DoWhileStatement';
  return (f, out) => {
    do {
      f.session.checkStop();
      const how = runBody(body, f, out);
      if (how === 0) continue;
      const turn = turnOf(f, how, label);
      if (turn === 'stop') break;
      if (turn === 'leave') return how;
    } while (condition(f) === goOn);
    return 0;
  };
}

/** `for (initializer; condition; iterator) { }` */
export function compileFor(ast: ForStatementAst, c: Compiler): Statement {
  const start = ast.initializer ? c.statement(ast.initializer) : null;
  const condition = ast.condition ? c.condition(ast.condition) : null;
  const step = ast.iterator ? c.statement(ast.iterator) : null;
  const body = c.statements(ast.body);
  const label = labelKey(ast.label);
  return (f, out) => {
    if (start) start(f, nullSink);
    while (condition === null || condition(f)) {
      f.session.checkStop();
      const how = runBody(body, f, out);
      if (how !== 0) {
        const turn = turnOf(f, how, label);
        if (turn === 'stop') break;
        if (turn === 'leave') return how;
      }
      if (step) step(f, nullSink);
    }
    return 0;
  };
}

/** `foreach ($variable in collection) { }` */
export function compileForEach(ast: ForEachStatementAst, c: Compiler): Statement {
  const collection = c.value(ast.collection);
  const body = c.statements(ast.body);
  const store = storeVariable(ast.variable.path, c);
  const label = labelKey(ast.label);
  const { extent } = ast.collection;
  const variableExtent = ast.variable.extent;
  const loop: (f: Frame, out: Sink, items: ItemCursor) => Completion = (f, out, items) => {
    for (let next = items.next(); next !== endOfItems; next = nextItem(f, items, variableExtent)) {
      f.session.checkStop();
      store(f, next as Value);
      const how = runBody(body, f, out);
      if (how === 0) continue;
      const turn = turnOf(f, how, label);
      if (turn === 'stop') break;
      if (turn === 'leave') return how;
    }
    return 0;
  };
  const named = /\$foreach\b/i.test(textOf(ast.body.extent));
  return (f, out) => {
    f.position = extent;
    const items = cursorOver(collection(f));
    return named ? withVariable(f.scope, 'foreach', items, () => loop(f, out, items)) : loop(f, out, items);
  };
}

function nextItem(f: Frame, items: ItemCursor, extent: Extent): Value | typeof endOfItems {
  f.position = extent;
  return items.next();
}
