import { toText } from '../convert/text.js';
import { isList } from '../values/arrays.js';
import { GenericList } from '../values/lists.js';
import { requireType } from '../values/type-names.js';
import { isNullish, type Value } from '../values/value.js';
import { type Binding, origin } from './binding.js';
import { namedNotFound, positionalNotFound } from './binding-errors.js';
import { takesAnything } from './bound-value-checks.js';
import { type CommandArgument, looseValues } from './command-argument.js';
import type { TableParameter } from './parameter-table.js';

/** Gives what is left to the parameter that takes remaining arguments, if it is free. Returns what is still left. */
export function bindRemaining(binding: Binding, rest: readonly CommandArgument[]): readonly CommandArgument[] {
  if (rest.length === 0) return rest;
  const parameter = binding.table.remaining.find(
    (one) => !binding.isBound(one) && binding.usesOf(one).some((use) => use.remaining),
  );
  if (parameter === undefined) return rest;
  const values = looseValues(parameter.asWritten ? rest.map(asWritten) : rest);
  const only = values.length === 1 && isList(values[0]) ? values[0] : collected(binding, parameter, values);
  const extent = rest.length === 1 ? rest[0]!.valueExtent : binding.site.extent;
  binding.bind(parameter, only, origin.commandLine, extent);
  return [];
}

/** The binder gathers what is left in a `List<object>`; parameters of scripts that take any object show it. */
function collected(binding: Binding, parameter: TableParameter, values: Value[]): Value {
  if (binding.table.isCompiled || !takesAnything(parameter)) return values;
  return new GenericList(requireType('System.Object'), values);
}

/**
 * Ends the command line: what is left is `$args` of a simple function, an error for everything else.
 * `failure` is what positional binding met, if it did.
 */
export function settleLeftover(binding: Binding, rest: readonly CommandArgument[], failure: unknown): void {
  if (rest.length === 0) return;
  if (!binding.table.isAdvanced) {
    if (failure !== null) throw failure;
    binding.leftover = looseValues(rest);
    return;
  }
  const named = rest.find((argument) => argument.name !== null);
  if (named) throw namedNotFound(binding.site, named.name!, named.extent);
  if (failure !== null) throw failure;
  throw positionalNotFound(binding.site, argumentText(binding, rest[0]!.value));
}

function argumentText(binding: Binding, value: Value): string {
  if (isNullish(value)) return '$null';
  return Array.isArray(value) ? 'System.Object[]' : toText(binding.ctx, value);
}

/** A typed number as the text it was typed as. */
function asWritten(argument: CommandArgument): CommandArgument {
  return argument.literalText === null ? argument : { ...argument, value: argument.literalText };
}
