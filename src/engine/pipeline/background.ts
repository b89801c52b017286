import type { PipelineAst, PipelineChainAst } from '../../language/ast.js';
import { textOf } from '../../language/extent.js';
import type { Frame } from '../compile/frame.js';
import type { Value } from '../values/value.js';

/** `pipeline &`: starts a job with the pipeline's text and the current location, as Start-Job does; the job is the result. */
export function startBackground(f: Frame, ast: PipelineAst | PipelineChainAst): Value {
  const text = textOf(ast.extent).replace(/&\s*$/, '');
  return f.session.startJob(text);
}
