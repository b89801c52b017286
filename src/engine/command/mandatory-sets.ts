import type { Binding } from './binding.js';
import { ambiguousSet } from './binding-errors.js';
import { missingIn } from './parameter-sets.js';
import type { TableParameter } from './parameter-table.js';

/** Mandatory parameters that are not bound and share a set; `set` is null for those that are the same in every set. */
interface MissingGroup {
  readonly set: number | null;
  /** Only the command line can bring these. */
  readonly asked: readonly TableParameter[];
  readonly byValue: boolean;
  readonly byName: boolean;
}

/**
 * Mandatory parameters to ask for when objects are piped in: those they cannot bring. Drops the sets that this decides against, and notes
 * the set that is bound first (§6 of powershell-binding.md; PowerShell's CmdletParameterBinderController). Raises AmbiguousParameterSet.
 */
export function missingBeforeInput(binding: Binding): readonly TableParameter[] {
  keepSetsWithInput(binding);
  const groups = missingGroups(binding);
  if (groups.length === 0) return [];
  const lacking = groups.some((group) => group.set === null)
    ? binding.sets
    : binding.sets.filter((set) => groups.some((group) => group.set === set));
  const { defaultSet } = binding.table;
  if (binding.sets.length > 1 && binding.sets.includes(defaultSet) && !lacking.includes(defaultSet)) {
    if (!groups.some((group) => group.set !== null && takesInput(group))) {
      narrowTo(
        binding,
        binding.sets.filter((set) => !lacking.includes(set)),
        defaultSet,
      );
      return [];
    }
  }
  if (lacking.length === 1) return askedIn(groups, lacking[0]!);
  if (lacking.length === setsInAWord) return groups.flatMap((group) => group.asked);
  return lacking.includes(defaultSet) && latchesOnDefault(groups, defaultSet)
    ? chooseOnly(binding, groups, defaultSet)
    : chooseByInput(binding, groups);
}

/** PowerShell keeps sets as the bits of a word; with all of them set (Where-Object has 32 sets) the word means "no choice": all are named. */
const setsInAWord = 32;

/** Without a parameter that takes input in every set, sets that take none are out. */
function keepSetsWithInput(binding: Binding): void {
  if (binding.sets.length < 2) return;
  const open = binding.table.pipelineParameters.filter(
    (parameter) => !binding.isBound(parameter) || binding.delayed?.has(parameter.index),
  );
  if (open.some((parameter) => isInAllSets(parameter))) return;
  const taking = binding.sets.filter((set) => open.some((parameter) => takesInputIn(parameter, set)));
  if (taking.length > 0) binding.sets = taking;
}

function missingGroups(binding: Binding): readonly MissingGroup[] {
  const groups: MissingGroup[] = [];
  const everywhere = missingIn(binding, binding.sets[0]!).filter(isInAllSets);
  if (everywhere.length > 0) groups.push(groupOf(null, binding.sets[0]!, everywhere));
  for (const set of inOrderOfMention(binding)) {
    const own = missingIn(binding, set).filter((parameter) => !isInAllSets(parameter));
    if (own.length > 0) groups.push(groupOf(set, set, own));
  }
  return groups;
}

function inOrderOfMention(binding: Binding): readonly number[] {
  const place = (set: number): number =>
    binding.table.parameters.findIndex((one) => !isInAllSets(one) && one.uses[set]);
  return [...binding.sets].sort((a, b) => place(a) - place(b));
}

function groupOf(set: number | null, use: number, parameters: readonly TableParameter[]): MissingGroup {
  return {
    set,
    asked: parameters.filter((parameter) => !takesInputIn(parameter, use)),
    byValue: parameters.some((parameter) => parameter.uses[use]!.pipeline),
    byName: parameters.some((parameter) => parameter.uses[use]!.byName),
  };
}

/** The default set is taken when no other set can be completed by the input alone. */
function latchesOnDefault(groups: readonly MissingGroup[], defaultSet: number): boolean {
  const own = groups.find((group) => group.set === defaultSet);
  const others = groups.filter((group) => group.set !== null && group.set !== defaultSet);
  if (own?.byName && !others.some((group) => group.byName)) return true;
  if (!others.some((group) => takesInput(group) && group.asked.length === 0)) return true;
  return groups.some((group) => group.set === null && group.asked.length > 0);
}

function chooseOnly(binding: Binding, groups: readonly MissingGroup[], set: number): readonly TableParameter[] {
  binding.sets = [set];
  return askedIn(groups, set);
}

/** The one set that the input can bring a mandatory parameter of; sets without mandatory parameters stay possible beside it. */
function chooseByInput(binding: Binding, groups: readonly MissingGroup[]): readonly TableParameter[] {
  const own = groups.filter((group) => group.set !== null);
  const byValue = own.filter((group) => group.byValue);
  const byName = own.filter((group) => group.byName);
  const chosen = uniqueGroup(byValue, byName);
  if (chosen) return latchOn(binding, groups, chosen);
  if (!groups.some((group) => group.asked.length > 0)) return [];
  if (byValue.length === 1) return latchOn(binding, groups, byValue[0]!);
  if (byValue.length < 2 && byName.length < 2) throw ambiguousSet(binding.site);
  binding.sets = binding.sets.filter((set) => !own.some((group) => group.set === set && group.asked.length > 0));
  if (binding.sets.length === 0) throw ambiguousSet(binding.site);
  return [];
}

function uniqueGroup(byValue: readonly MissingGroup[], byName: readonly MissingGroup[]): MissingGroup | null {
  if (byValue.length > 0 && byName.length > 0) {
    return byValue.length === 1 && byName.length === 1 && byValue[0] === byName[0] ? byValue[0]! : null;
  }
  const found = byValue.length > 0 ? byValue : byName;
  return found.length === 1 ? found[0]! : null;
}

function latchOn(binding: Binding, groups: readonly MissingGroup[], chosen: MissingGroup): readonly TableParameter[] {
  const set = chosen.set!;
  if (chosen.asked.length > 0) return chooseOnly(binding, groups, set);
  narrowTo(
    binding,
    binding.sets.filter((one) => one === set || !groups.some((group) => group.set === one)),
    set,
  );
  return askedIn(groups, set);
}

function narrowTo(binding: Binding, sets: readonly number[], first: number): void {
  binding.sets = sets;
  if (sets.length > 1) binding.preferredSet = first;
}

function askedIn(groups: readonly MissingGroup[], set: number): readonly TableParameter[] {
  return groups.filter((group) => group.set === null || group.set === set).flatMap((group) => group.asked);
}

function takesInput(group: MissingGroup): boolean {
  return group.byValue || group.byName;
}

function takesInputIn(parameter: TableParameter, set: number): boolean {
  const use = parameter.uses[set];
  return use?.pipeline === true || use?.byName === true;
}

/** Declared once for all sets, not set by set. */
function isInAllSets(parameter: TableParameter): boolean {
  return parameter.uses.every((use) => use !== null && use === parameter.uses[0]);
}
