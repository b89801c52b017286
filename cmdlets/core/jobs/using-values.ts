import { runtimeError, TerminatingError } from '../../../src/engine/errors/terminating.js';
import type { Session } from '../../../src/engine/session/session.js';
import type { Value } from '../../../src/engine/values/value.js';
import type { Ast, CommandAst } from '../../../src/language/ast.js';
import { childrenOf } from '../../../src/language/children.js';

/**
 * The values of all `$using:` variables that the code names, by name in lower case, read where the job is started. Raises
 * UsingVariableIsUndefined for one that is not set there. `parallel`: what an inner `ForEach-Object -Parallel` names is read by that one.
 */
export function usingValues(parent: Session, code: Ast, parallel = false): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  const visit = (node: Ast): void => {
    if (node.kind === 'VariableExpression' && node.path.scope === 'using') {
      const { name } = node.path;
      const key = name.toLowerCase();
      if (!values.has(key)) values.set(key, usingValue(parent, name, key));
    }
    if (parallel && node.kind === 'Command' && isParallel(node)) return;
    for (const child of childrenOf(node)) visit(child);
  };
  visit(code);
  return values;
}

function usingValue(parent: Session, name: string, key: string): Value {
  const variable = parent.scope.find(key);
  if (variable !== undefined) return variable.read();
  try {
    // Names of a drive or a scope (`$using:env:PATH`) and those without a place of their own (`$using:true`).
    return parent.invokeBlock(parent.compile(`Set-StrictMode -Version Latest; \${${name}}`), []);
  } catch (error) {
    if (!(error instanceof TerminatingError) || !error.record.fullyQualifiedErrorId.startsWith('VariableIsUndefined'))
      throw error;
    const text = `The value of the using variable '$using:${name}' cannot be retrieved because it has not been set in the local session.`;
    throw runtimeError('UsingVariableIsUndefined', 'InvalidOperation', text, name);
  }
}

const forEachNames: ReadonlySet<string> = new Set(['foreach-object', 'foreach', '%']);

function isParallel({ elements }: CommandAst): boolean {
  const [first] = elements;
  if (first?.kind !== 'StringConstantExpression' || !forEachNames.has(first.value.toLowerCase())) return false;
  return elements.some(
    (element) => element.kind === 'CommandParameter' && /^pa(r(a(l(l(el?)?)?)?)?)?$/i.test(element.name),
  );
}
