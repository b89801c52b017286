import { randomUUID } from 'node:crypto';
import type { CmdletContext } from '../../../src/engine/command/definition.js';
import type { ScriptBlock } from '../../../src/engine/pipeline/script-block.js';
import { ListSink, nullSink, writeValue } from '../../../src/engine/pipeline/sink.js';
import type { Value } from '../../../src/engine/values/value.js';
import { importBlock } from './load.js';

/** The parameters of New-Module. */
export interface CreateParameters {
  readonly Name: string | undefined;
  readonly ScriptBlock: ScriptBlock | undefined;
  readonly ArgumentList: readonly Value[] | undefined;
  readonly ReturnResult: boolean;
}

/** Runs the block as a module and writes the module, or with -ReturnResult what the block wrote. */
export function createModule(context: CmdletContext<CreateParameters>): void {
  const { Name, ScriptBlock: block, ArgumentList, ReturnResult } = context.parameters;
  const name = Name ?? `__DynamicModule_${randomUUID()}`;
  const result = new ListSink();
  const out = ReturnResult ? result : nullSink;
  const module = importBlock(context.session, block!, { name, path: name, args: ArgumentList ?? [], out });
  if (ReturnResult) writeValue(context.out, result.collapse());
  else context.write(module);
}
