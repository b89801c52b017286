import type { AssignmentStatementAst, Ast, ExpressionAst, UnaryExpressionAst } from '../ast.js';
import type { Reporter } from './context.js';
import { pureExpression } from './pure-expression.js';

/** Checks that the left side of an assignment can be assigned to. */
export function checkAssignment(statement: AssignmentStatementAst, reporter: Reporter): void {
  checkTarget(statement.left, statement.operator === 'Equals', reporter, (ast) => {
    reporter.error(ast.extent, 'InvalidLeftHandSide');
  });
}

const incrementTexts: Readonly<Record<string, string>> = {
  PlusPlus: '++',
  PostfixPlusPlus: '++',
  MinusMinus: '--',
  PostfixMinusMinus: '--',
};

/** Checks that `++` and `--` stand at something that can be assigned to. */
export function checkIncrement(expression: UnaryExpressionAst, reporter: Reporter): void {
  const text = incrementTexts[expression.operator];
  if (text === undefined) return;
  checkTarget(expression.operand, false, reporter, (ast) => {
    reporter.error(ast.extent, 'OperatorRequiresVariableOrProperty', text);
  });
}

function checkTarget(target: ExpressionAst, simple: boolean, reporter: Reporter, refuse: (ast: Ast) => void): void {
  switch (target.kind) {
    case 'ArrayLiteral':
      if (simple) for (const element of target.elements) checkTarget(element, true, reporter, refuse);
      else refuse(target);
      break;
    case 'ParenExpression': {
      const inner = pureExpression(target.pipeline);
      if (inner) checkTarget(inner, simple, reporter, refuse);
      else refuse(target.pipeline);
      break;
    }
    case 'VariableExpression':
    case 'InvokeMemberExpression':
      break;
    case 'MemberExpression':
    case 'IndexExpression':
      if (target.nullConditional) refuse(target);
      break;
    case 'ConvertExpression':
    case 'AttributedExpression':
      checkTyped(target, simple, reporter, refuse);
      break;
    default:
      refuse(target);
  }
}

/** `[type] … $variable`: no `[void]`, and `[ref]` only alone. */
function checkTyped(target: ExpressionAst, simple: boolean, reporter: Reporter, refuse: (ast: Ast) => void): void {
  let inner = target;
  let lastType = '';
  let conversions = 0;
  let reference: ExpressionAst | null = null;
  while (inner.kind === 'ConvertExpression' || inner.kind === 'AttributedExpression') {
    if (inner.kind === 'ConvertExpression') {
      conversions++;
      const name = inner.type.typeName.fullName.toLowerCase();
      lastType = name;
      if (name === 'ref') reference = inner;
      if (name === 'void') reporter.error(inner.type.extent, 'VoidTypeConstraintNotAllowed');
    }
    inner = inner.operand;
  }
  if (reference?.kind === 'ConvertExpression' && conversions > 1) {
    reporter.error(reference.type.extent, 'ReferenceNeedsToBeByItselfInTypeConstraint');
  } else {
    checkAutomatic(inner, lastType, target, reporter);
    checkTarget(inner, simple, reporter, refuse);
  }
}

/** Automatic variables have types of their own. */
const automaticTypes: ReadonlyMap<string, string> = new Map([
  ['_', 'System.Object'],
  ['args', 'System.Object[]'],
  ['this', 'System.Object'],
  ['input', 'System.Object'],
  ['pscmdlet', 'System.Management.Automation.PSScriptCmdlet'],
  ['psboundparameters', 'System.Management.Automation.PSBoundParametersDictionary'],
  ['myinvocation', 'System.Management.Automation.InvocationInfo'],
  ['psscriptroot', 'System.String'],
  ['pscommandpath', 'System.String'],
]);

/** `[int] $input = …` and the like are refused. */
function checkAutomatic(variable: ExpressionAst, type: string, target: ExpressionAst, reporter: Reporter): void {
  if (variable.kind !== 'VariableExpression') return;
  const { scope, drive, name } = variable.path;
  if (drive !== null || (scope !== null && scope !== 'local' && scope !== 'variable')) return;
  const expected = automaticTypes.get(name.toLowerCase());
  if (expected === undefined || expected.toLowerCase() === `system.${type.replace(/^system\./, '')}`) return;
  reporter.error(target.extent, 'AssignmentStatementToAutomaticNotSupported', name, expected);
}
