import type { AttributeAst, ExpressionAst, ParameterAst, TypeName } from '../../language/ast.js';
import { type AttributeEvaluator, functionTable } from '../command/function-parameters.js';
import type { ParameterTable } from '../command/parameter-table.js';
import { attributeName, readAttribute } from '../command/script-attribute.js';
import type { VariableConstraint } from '../session/variables.js';
import type { NetType } from '../values/net-type.js';
import { SwitchParameter } from '../values/switch-parameter.js';
import type { Value } from '../values/value.js';
import { checkAttributeArguments } from './attribute-arguments.js';
import type { BindingAttributes, CompiledParameter } from './compiled-block.js';
import type { Compiler } from './compiler.js';
import type { Expression, Frame } from './frame.js';
import { castConstraint, compileType } from './types.js';
import { variableKey } from './variable-access.js';
import { validationConstraint } from './variable-attributes.js';

/** What a block declares in its `param` block or behind a function's name. */
export interface CompiledSignature {
  readonly parameters: readonly CompiledParameter[];
  readonly isAdvanced: boolean;
  readonly binding: BindingAttributes;
  table(frame: Frame, name: string): ParameterTable;
}

/** Compiles the parameters of a block; attributes are evaluated when it is first called. */
export function compileSignature(
  attributes: readonly AttributeAst[],
  parameters: readonly ParameterAst[],
  c: Compiler,
): CompiledSignature {
  const binding = attributes.find((one) => attributeName(one) === 'cmdletbinding');
  const isAdvanced =
    binding !== undefined ||
    parameters.some((one) => one.attributes.some((a) => a.kind === 'Attribute' && attributeName(a) === 'parameter'));
  let table: ParameterTable | null = null;
  const read = readBinding(binding ?? null, c);
  return {
    parameters: parameters.map((parameter) => compileParameter(parameter, c)),
    isAdvanced,
    binding: read,
    table(frame, name) {
      if (!table) checkAttributeArguments(attributes, parameters);
      table ??= functionTable({ name, parameters, isAdvanced, ...read }, evaluatorFor(frame, c));
      return table;
    },
  };
}

/** Evaluates attribute arguments and resolves types for the table. */
function evaluatorFor(frame: Frame, c: Compiler): AttributeEvaluator {
  return {
    ctx: frame.session,
    value: (ast: ExpressionAst): Value => c.expression(ast)(frame),
    type: (name: TypeName): NetType => compileType(name, c)(frame),
    custom: (ast) => frame.session.customAttribute(ast, (argument) => c.expression(argument)(frame)),
  };
}

const impacts = ['None', 'Low', 'Medium', 'High'] as const;

/** `[CmdletBinding(…)]`; its arguments are constants. */
function readBinding(ast: AttributeAst | null, c: Compiler): BindingAttributes {
  if (!ast) return { defaultSet: null, shouldProcess: false, confirmImpact: 'Medium', positionalBinding: true };
  const evaluator = { ctx: null as never, value: (argument: ExpressionAst) => constantOf(argument, c) };
  const attribute = readAttribute(ast, evaluator);
  const impact = impacts.find(
    (one) => one.toLowerCase() === String(attribute.named('ConfirmImpact') ?? '').toLowerCase(),
  );
  const positional = attribute.named('PositionalBinding');
  return {
    defaultSet: (attribute.named('DefaultParameterSetName') as string | undefined) ?? null,
    shouldProcess: attribute.named('SupportsShouldProcess') === true,
    confirmImpact: impact ?? 'Medium',
    positionalBinding: positional === undefined || positional === true,
  };
}

function constantOf(ast: ExpressionAst, c: Compiler): Value {
  if (ast.kind === 'StringConstantExpression') return ast.value;
  if (ast.kind === 'VariableExpression') return ast.path.name.toLowerCase() === 'true';
  if (ast.kind === 'MemberExpression' && ast.member.kind === 'StringConstantExpression') return ast.member.value;
  return c.expression(ast)(null as never);
}

function compileParameter(ast: ParameterAst, c: Compiler): CompiledParameter {
  const { name } = ast.variable.path;
  const typeAst = ast.attributes.find((one) => one.kind === 'TypeConstraint');
  const type = typeAst ? compileType(typeAst.typeName, c) : null;
  const checks = ast.attributes.filter((one) => one.kind === 'Attribute').map((one) => validationConstraint(one, c));
  const needsConstraints = type !== null || checks.some((one) => one !== null);
  let constraints: readonly VariableConstraint[] | null = null;
  return {
    name,
    key: variableKey(name),
    defaultValue: ast.defaultValue ? compileDefault(ast.defaultValue, c) : null,
    emptyValue: (f) => (type ? emptyValueOf(type(f)) : null),
    constraints(f) {
      if (!needsConstraints) return null;
      if (constraints) return constraints;
      const made: VariableConstraint[] = type ? [castConstraint(type(f))] : [];
      for (const check of checks) {
        const one = check?.(f);
        if (one) made.push(one);
      }
      constraints = made;
      return constraints;
    },
  };
}

function compileDefault(ast: ExpressionAst, c: Compiler): Expression {
  const value = c.expression(ast);
  return (f) => {
    f.position = ast.extent;
    return value(f);
  };
}

/** Value of a parameter of this type that nobody has given. */
function emptyValueOf(type: NetType): Value {
  if (type.fullName === 'System.Management.Automation.SwitchParameter') return new SwitchParameter(false);
  if (type.fullName === 'System.String') return '';
  return zeroTypes.has(type.fullName) ? (type.definition.defaultValue?.() ?? null) : null;
}

/** Types that start at zero or false; other value types (dates, GUIDs, enumerations) start as null. */
const zeroTypes: ReadonlySet<string> = new Set(
  [
    'Boolean',
    'Byte',
    'SByte',
    'Int16',
    'UInt16',
    'Int32',
    'UInt32',
    'Int64',
    'UInt64',
    'Single',
    'Double',
    'Decimal',
  ].map((name) => `System.${name}`),
);
