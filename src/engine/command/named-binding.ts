import { SwitchParameter } from '../values/switch-parameter.js';
import type { Binding } from './binding.js';
import { alreadyBound, ambiguousName, missingArgument } from './binding-errors.js';
import { type CommandArgument, pairArgument } from './command-argument.js';
import type { ParameterTable, TableParameter } from './parameter-table.js';
import { bindArgument } from './positional.js';

/** An argument whose name was found. */
interface NamedArgument {
  readonly parameter: TableParameter;
  readonly argument: CommandArgument;
}

/**
 * Joins `-Name` with the value behind it and binds all named arguments (§1, steps 3 and 4). Returns what is not named:
 * plain values, and names that no parameter has. Raises MissingArgument, AmbiguousParameter, ParameterAlreadyBound.
 */
export function bindNamed(binding: Binding, args: readonly CommandArgument[]): CommandArgument[] {
  const rest: CommandArgument[] = [];
  const named: NamedArgument[] = [];
  for (let i = 0; i < args.length; i++) {
    const argument = args[i]!;
    const parameter = argument.name === null ? null : lookUp(binding, argument);
    if (parameter === null) {
      rest.push(argument);
    } else if (argument.hasValue) {
      named.push({ parameter, argument });
    } else if (parameter.kind === 'switch') {
      const present = new SwitchParameter(true);
      named.push({ parameter, argument: pairArgument(argument.name!, present, argument.extent, argument.extent) });
    } else {
      named.push({ parameter, argument: joined(binding, parameter, argument, args[++i]) });
    }
  }
  for (const one of named) bindOne(binding, one, named);
  return rest;
}

function lookUp(binding: Binding, argument: CommandArgument): TableParameter | null {
  const match = binding.table.find(argument.name!);
  if (match.kind === 'found') return match.parameter;
  if (match.kind === 'unknown') return null;
  throw ambiguousName(binding.site, argument.name!, match.candidates, argument.extent);
}

/** `-Name` and the next item. An item that is itself a name of this command is no value. */
function joined(
  binding: Binding,
  parameter: TableParameter,
  argument: CommandArgument,
  next: CommandArgument | undefined,
): CommandArgument {
  if (next === undefined || isName(binding.table, next)) {
    throw missingArgument(binding.site, parameter, argument.extent);
  }
  const value = next.name === null ? next.value : next.written;
  return pairArgument(argument.name!, value, argument.extent, next.extent, next.literalText);
}

function isName(table: ParameterTable, argument: CommandArgument): boolean {
  if (argument.name === null) return false;
  return argument.hasValue || table.find(argument.name).kind !== 'unknown';
}

function bindOne(binding: Binding, one: NamedArgument, all: readonly NamedArgument[]): void {
  const { parameter, argument } = one;
  if (argument.splatted && all.some((other) => other.parameter === parameter && !other.argument.splatted)) return;
  if (binding.isBound(parameter)) throw alreadyBound(binding.site, parameter, argument.extent);
  bindArgument(binding, parameter, argument);
}
