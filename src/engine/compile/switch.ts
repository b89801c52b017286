import type { ExpressionAst, SwitchClause, SwitchFlags, SwitchStatementAst } from '../../language/ast.js';
import { textOf } from '../../language/extent.js';
import { toText } from '../convert/text.js';
import { isTrue } from '../convert/truth.js';
import { compareEqual } from '../operators/comparison.js';
import { like, matchPattern } from '../operators/pattern.js';
import { ScriptBlock } from '../pipeline/script-block.js';
import { ListSink, type Sink } from '../pipeline/sink.js';
import { withVariable } from '../session/temporary-variable.js';
import type { Value } from '../values/value.js';
import type { Compiler } from './compiler.js';
import type { Completion, Expression, Frame, Statement } from './frame.js';
import { cursorOver, endOfItems, type ItemCursor } from './item-cursor.js';
import { labelKey, runBody } from './loops.js';

type Test = (f: Frame, value: Value) => boolean;

interface CompiledClause {
  readonly test: Test;
  readonly body: Statement;
}

/** `switch [flags] (condition) { pattern { } default { } }` */
export function compileSwitch(ast: SwitchStatementAst, c: Compiler): Statement {
  const condition = c.value(ast.condition);
  const clauses = ast.clauses.map((clause) => ({
    test: compileTest(clause, ast.flags, c),
    body: c.statements(clause.body),
  }));
  const otherwise = ast.defaultBody ? c.statements(ast.defaultBody) : null;
  const label = labelKey(ast.label);
  const named = /\$switch\b/i.test(textOf(ast.extent));
  const { extent } = ast.condition;
  const { file } = ast.flags;
  return (f, out) => {
    f.position = extent;
    const value = condition(f);
    const items = file ? cursorOver(f.session.readLines(value)) : inputOf(value);
    const walk = (): Completion => walkItems(f, out, items, { clauses, otherwise, label });
    return named ? withVariable(f.scope, 'switch', items, walk) : walk();
  };
}

/** A `$null` is one item, unlike in `foreach`; what a pipeline without output leaves is none. */
function inputOf(value: Value): ItemCursor {
  return value === null || value === undefined ? cursorOver([null]) : cursorOver(value);
}

interface SwitchParts {
  readonly clauses: readonly CompiledClause[];
  readonly otherwise: Statement | null;
  readonly label: string | null;
}

function walkItems(f: Frame, out: Sink, items: ItemCursor, parts: SwitchParts): Completion {
  for (let next = items.next(); next !== endOfItems; next = items.next()) {
    f.session.checkStop();
    const value = next as Value;
    const how = withVariable(f.scope, '_', value, () => oneItem(f, out, value, parts));
    if (how === 0) continue;
    if (how > 2) return how;
    if (f.label !== null && f.label !== parts.label) return how;
    f.label = null;
    if (how === 1) return 0;
  }
  return 0;
}

function oneItem(f: Frame, out: Sink, value: Value, parts: SwitchParts): Completion {
  let matched = false;
  for (const clause of parts.clauses) {
    if (!clause.test(f, value)) continue;
    matched = true;
    const how = runBody(clause.body, f, out);
    if (how !== 0) return how;
  }
  return !matched && parts.otherwise ? runBody(parts.otherwise, f, out) : 0;
}

function compileTest(clause: SwitchClause, flags: SwitchFlags, c: Compiler): Test {
  const { pattern } = clause;
  const { extent } = pattern;
  if (pattern.kind === 'ScriptBlockExpression') return blockTest(pattern, c);
  const expected = c.expression(pattern);
  const compare = comparison(flags);
  return (f, value) => {
    f.position = extent;
    const wanted = expected(f);
    if (wanted instanceof ScriptBlock) return isTrue(f.session.invokeBlock(wanted, [], value));
    return compare(f, value, wanted);
  };
}

function blockTest(pattern: ExpressionAst, c: Compiler): Test {
  const block: Expression = c.expression(pattern);
  return (f, value) => {
    const out = new ListSink();
    f.session.callBlock(block(f) as ScriptBlock, { dollarUnder: value, out, dotted: true });
    return isTrue(out.collapse());
  };
}

/** Without a flag both sides are compared as text. */
function comparison(flags: SwitchFlags): (f: Frame, value: Value, wanted: Value) => boolean {
  const { caseSensitive } = flags;
  if (flags.regex)
    return (f, value, wanted) => matchPattern(f.session, toText(f.session, value), wanted, caseSensitive);
  if (flags.wildcard)
    return (f, value, wanted) => isTrue(like(f.session, toText(f.session, value), wanted, caseSensitive));
  return (f, value, wanted) =>
    compareEqual(f.session, toText(f.session, value), toText(f.session, wanted), caseSensitive);
}
