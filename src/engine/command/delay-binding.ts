import { TerminatingError } from '../errors/terminating.js';
import { ScriptBlock } from '../pipeline/script-block.js';
import { unwrap } from '../values/custom-object.js';
import { isNothing, type Value } from '../values/value.js';
import { type Binding, origin } from './binding.js';
import { delayedFailed, delayedNoInput, delayedNoOutput } from './binding-errors.js';
import type { CommandArgument } from './command-argument.js';
import type { TableParameter } from './parameter-table.js';

/** Types that take a script block as a value. */
const blockTypes: ReadonlySet<string> = new Set([
  'System.Object',
  'System.Object[]',
  'System.Management.Automation.ScriptBlock',
  'System.Management.Automation.ScriptBlock[]',
]);

/**
 * True for a script block given to a parameter that takes pipeline input and no script blocks: it is run for each pipeline object.
 * Raises ScriptBlockArgumentNoInput when nothing is piped in.
 */
export function isDelayed(binding: Binding, parameter: TableParameter, argument: CommandArgument): boolean {
  if (parameter.noDelayBind || blockTypes.has(parameter.typeName)) return false;
  if (!(unwrap(argument.value) instanceof ScriptBlock)) return false;
  if (!binding.usesOf(parameter).some((use) => use.pipeline || use.byName)) return false;
  if (!binding.expectingInput) throw delayedNoInput(binding.site, parameter, argument.valueExtent);
  return true;
}

/** Runs the delayed script blocks for a pipeline object and binds what they give. */
export function bindDelayed(binding: Binding, input: Value): void {
  if (binding.delayed === null) return;
  for (const [index, block] of binding.delayed) {
    const parameter = binding.table.parameters[index]!;
    let result: Value;
    try {
      result = binding.ctx.invokeBlock(unwrap(block) as object, [input], input);
    } catch (error) {
      if (error instanceof TerminatingError) throw delayedFailed(binding.site, parameter, error.exception);
      throw error;
    }
    if (isNothing(result)) throw delayedNoOutput(binding.site, parameter);
    binding.bind(parameter, result, origin.pipeline, binding.site.extent);
  }
}
