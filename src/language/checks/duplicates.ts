import type { ExpressionAst, FunctionDefinitionAst, HashtableAst, ParameterAst, TryStatementAst } from '../ast.js';
import { before } from '../parser/state.js';
import type { Reporter } from './context.js';

/** Reports constant keys that a hash literal has twice; case does not count, and `1` is `'1'`. */
export function checkHashtable(hashtable: HashtableAst, reporter: Reporter): void {
  const seen = new Set<string>();
  for (const { key } of hashtable.pairs) {
    const text = keyText(key);
    if (text === null) continue;
    const folded = text.toLowerCase();
    if (seen.has(folded)) reporter.error(key.extent, 'DuplicateKeyInHashLiteral', text);
    seen.add(folded);
  }
}

function keyText(key: ExpressionAst): string | null {
  if (key.kind === 'StringConstantExpression') return key.value;
  return key.kind === 'ConstantExpression' ? String(key.value.value) : null;
}

/** Reports parameters of the same name, and `[void]` parameters. */
export function checkParameters(parameters: readonly ParameterAst[], reporter: Reporter): void {
  const seen = new Set<string>();
  for (const { variable, attributes } of parameters) {
    const name = variable.path.userPath;
    if (name === '__error__') continue;
    if (seen.has(name.toLowerCase())) reporter.error(variable.extent, 'DuplicateFormalParameter', name);
    seen.add(name.toLowerCase());
    for (const attribute of attributes) {
      if (attribute.kind !== 'TypeConstraint') continue;
      const type = attribute.typeName.fullName;
      if (/^(system\.)?void$/i.test(type)) reporter.error(attribute.extent, 'VoidTypeConstraintNotAllowed');
      if (/^ordered$/i.test(type)) reporter.error(attribute.extent, 'OrderedAttributeOnlyOnHashLiteralNode', type);
    }
  }
}

/** A function has one parameter list. */
export function checkFunction(definition: FunctionDefinitionAst, reporter: Reporter): void {
  const { parameters, body } = definition;
  if (!parameters) return;
  if (body.paramBlock) reporter.error(body.paramBlock.extent, 'OnlyOneParameterListAllowed');
  else checkParameters(parameters, reporter);
}

/** A catch without types comes last. */
export function checkCatches(statement: TryStatementAst, reporter: Reporter): void {
  const { catchClauses } = statement;
  const all = catchClauses.findIndex((clause) => clause.types.length === 0);
  if (all < 0) return;
  for (const clause of catchClauses.slice(all + 1)) reporter.error(before(clause.extent), 'EmptyCatchNotLast');
}
