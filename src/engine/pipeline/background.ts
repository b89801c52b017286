import type { Ast, PipelineAst, PipelineChainAst, VariableExpressionAst } from '../../language/ast.js';
import { childrenOf } from '../../language/children.js';
import { textOf } from '../../language/extent.js';
import type { Frame } from '../compile/frame.js';
import type { Value } from '../values/value.js';
import { callCmdlet } from './call-cmdlet.js';

/** Variables that mean the same in the job's session. */
const commonNames: ReadonlySet<string> = new Set([
  '_',
  'psitem',
  'true',
  'false',
  'null',
  'args',
  'input',
  'this',
  'error',
  'pid',
  'home',
  'pwd',
  'host',
  '?',
]);

/** `pipeline &`: a job with the pipeline's text, the values of its variables and the current location; the job is the result. */
export function startBackground(f: Frame, ast: PipelineAst | PipelineChainAst): Value {
  const { session } = f;
  const block = session.compile(textWithUsing(ast));
  return callCmdlet(session, 'Start-Job', { ScriptBlock: block, WorkingDirectory: session.location.path });
}

/** The source of the pipeline without `&`, its variables written `$using:name`. */
function textWithUsing(ast: PipelineAst | PipelineChainAst): string {
  const text = textOf(ast.extent);
  let result = '';
  let from = 0;
  for (const variable of variablesIn(ast)) {
    const at = variable.extent.start - ast.extent.start;
    result += `${text.slice(from, at)}\${using:${variable.path.name}}`;
    from = variable.extent.end - ast.extent.start;
  }
  return (result + text.slice(from)).replace(/&\s*$/, '');
}

function variablesIn(root: Ast): VariableExpressionAst[] {
  const found: VariableExpressionAst[] = [];
  const visit = (node: Ast): void => {
    if (node.kind === 'ScriptBlock') return;
    if (node.kind === 'VariableExpression') {
      const { path } = node;
      if (path.scope === null && path.drive === null && !node.splatted && !commonNames.has(path.name.toLowerCase()))
        found.push(node);
    } else for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  return found.sort((a, b) => a.extent.start - b.extent.start);
}
