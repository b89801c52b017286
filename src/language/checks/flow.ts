import type {
  BreakStatementAst,
  ContinueStatementAst,
  ExpressionAst,
  FunctionMemberAst,
  ReturnStatementAst,
} from '../ast.js';
import type { Extent } from '../extent.js';
import type { Context, FlowFrame, Reporter } from './context.js';

/** Checks that a break or continue does not leave a finally block, and in methods that its label exists. */
export function checkJump(
  statement: BreakStatementAst | ContinueStatementAst,
  context: Context,
  reporter: Reporter,
): void {
  const label = labelOf(statement.label);
  checkLeavesFinally(statement.extent, label, context.flow, reporter);
  if (label) checkLabelExists(statement.extent, label, context.flow, reporter);
}

/** Empty without a label, null when the label is not a constant. */
function labelOf(label: ExpressionAst | null): string | null {
  if (!label) return '';
  return label.kind === 'StringConstantExpression' ? label.value : null;
}

function matches(label: string, frame: FlowFrame): boolean {
  return label === '' || label.toLowerCase() === (frame.label ?? '').toLowerCase();
}

function checkLeavesFinally(extent: Extent, label: string | null, flow: FlowFrame | null, reporter: Reporter): void {
  for (let frame = flow; frame; frame = frame.outer) {
    if (frame.kind === 'body' || frame.kind === 'function' || frame.kind === 'method') return;
    if (frame.kind === 'finally') {
      reporter.error(extent, 'ControlLeavingFinally');
      return;
    }
    if (label !== null && matches(label, frame)) return;
  }
}

function checkLabelExists(extent: Extent, label: string, flow: FlowFrame | null, reporter: Reporter): void {
  for (let frame = flow; frame; frame = frame.outer) {
    if (frame.kind === 'method') reporter.error(extent, 'LabelNotFound', label);
    if (frame.kind === 'method' || frame.kind === 'function') return;
    if (frame.kind === 'loop' && matches(label, frame)) return;
  }
}

/** Checks a return: not out of a finally block, with a value in methods that have a type, without in all others. */
export function checkReturn(statement: ReturnStatementAst, context: Context, reporter: Reporter): void {
  checkLeavesFinally(statement.extent, null, context.flow, reporter);
  const { member } = context;
  if (member?.kind !== 'FunctionMember') return;
  const isVoid = returnsNothing(member);
  if (statement.pipeline && isVoid) reporter.error(statement.extent, 'VoidMethodHasReturn');
  if (!statement.pipeline && !isVoid) reporter.error(statement.extent, 'NonVoidMethodMissingReturnValue');
}

/** Methods and constructors without a type and `[void]` methods return nothing. */
export function returnsNothing(method: FunctionMemberAst): boolean {
  if (!method.returnType) return true;
  const name = method.returnType.typeName.fullName.toLowerCase();
  return name === 'void' || name === 'system.void';
}
