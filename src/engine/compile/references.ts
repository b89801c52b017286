import type { ConvertExpressionAst, VariableExpressionAst } from '../../language/ast.js';
import { runtimeError } from '../errors/terminating.js';
import type { Variable } from '../session/variables.js';
import { Reference } from '../values/reference.js';
import type { Compiler } from './compiler.js';
import type { Expression, Frame } from './frame.js';
import { compileVariable, constantVariable, storeVariable, variableKey } from './variable-access.js';

/** True for `[ref]`. */
export function isReferenceCast(ast: ConvertExpressionAst): boolean {
  const name = ast.type.typeName.fullName.toLowerCase();
  return name === 'ref' || name === 'psreference' || name === 'system.management.automation.psreference';
}

/** `[ref]$variable`: the variable itself; `[ref]` of anything else holds the value. */
export function compileReference(ast: ConvertExpressionAst, c: Compiler): Expression {
  const { operand } = ast;
  if (operand.kind !== 'VariableExpression' || constantVariable(operand) !== undefined) {
    const value = c.expression(operand);
    return (f) => Reference.of(value(f));
  }
  return operand.path.drive === null ? variableReference(operand) : driveReference(operand, c);
}

function driveReference(operand: VariableExpressionAst, c: Compiler): Expression {
  const read = compileVariable(operand, c);
  const store = storeVariable(operand.path, c);
  return (f) =>
    new Reference(
      () => read(f),
      (value) => store(f, value),
    );
}

function variableReference({ path }: VariableExpressionAst): Expression {
  const key = variableKey(path.name);
  const find = (f: Frame): Variable | undefined => {
    if (path.scope === 'global') return f.session.global.own(key);
    if (path.scope === 'script') return f.scope.script.own(key);
    return path.scope === null || path.scope === 'variable' ? f.scope.find(key) : f.scope.own(key);
  };
  return (f) => {
    const variable = find(f);
    if (!variable) {
      const message = '[ref] cannot be applied to a variable that does not exist.';
      throw runtimeError('NonExistingVariableReference', 'InvalidOperation', message, path.userPath);
    }
    return new Reference(
      () => variable.read(),
      (value) => variable.assign(value, f.session),
    );
  };
}
