import type { Binding } from './binding.js';
import { ambiguousSet } from './binding-errors.js';
import type { TableParameter } from './parameter-table.js';

/**
 * Chooses the parameter set after the command line is bound (§5). With `mayWait`, a choice that pipeline input can still make is
 * left open. Raises AmbiguousParameterSet.
 */
export function resolveSets(binding: Binding, mayWait: boolean): void {
  if (binding.sets.length === 0) throw ambiguousSet(binding.site);
  if (binding.sets.length === 1) return;
  const { defaultSet } = binding.table;
  if (defaultSet >= 0 && binding.sets.includes(defaultSet)) {
    if (!mayWait) binding.sets = [defaultSet];
    return;
  }
  if (mayWait && pipelineMayDecide(binding)) return;
  const complete = binding.sets.filter((set) => missingIn(binding, set).length === 0);
  if (complete.length !== 1) throw ambiguousSet(binding.site);
  binding.sets = complete;
}

/** True when an unbound parameter of a possible set takes pipeline input. */
function pipelineMayDecide(binding: Binding): boolean {
  return binding.table.pipelineParameters.some(
    (parameter) =>
      !binding.isBound(parameter) &&
      binding.sets.some((set) => {
        const use = parameter.uses[set];
        return use?.pipeline === true || use?.byName === true;
      }),
  );
}

/** Mandatory parameters of a set that are not bound: of a cmdlet in order of position, of a function in order of declaration. */
export function missingIn(binding: Binding, set: number): TableParameter[] {
  const missing = binding.table.parameters.filter(
    (parameter) => parameter.uses[set]?.mandatory === true && !binding.isBound(parameter),
  );
  if (!binding.table.isCompiled) return missing;
  const place = (parameter: TableParameter): number => parameter.uses[set]!.position ?? Number.MAX_SAFE_INTEGER;
  return missing.sort((a, b) => place(a) - place(b));
}
