import type { Host } from '../host.js';
import type { Value } from '../values/value.js';
import { Binding, type BindingRequest } from './binding.js';
import type { CommandArgument } from './command-argument.js';
import { bindDefaultValues } from './default-values.js';
import { bindMandatory } from './mandatory.js';
import { bindNamed } from './named-binding.js';
import { resolveSets } from './parameter-sets.js';
import type { ParameterTable, TableParameter } from './parameter-table.js';
import { bindPositional } from './positional.js';
import { bindRemaining, settleLeftover } from './remaining-arguments.js';

/** Everything a command line is bound against. */
export interface CommandLineRequest extends BindingRequest {
  readonly table: ParameterTable;
  readonly args: readonly CommandArgument[];
  readonly host: Host;
  /** From 1: the prompt for mandatory parameters prints it. */
  readonly pipelinePosition: number;
  /** `$PSDefaultParameterValues`; null where it does not apply (simple functions). */
  readonly defaultValues: Value;
  /** Names that keys of `$PSDefaultParameterValues` can mean: the command's own and its aliases. */
  readonly names: readonly string[];
  /** Further parameters once the others are bound; null when the command has none. */
  readonly dynamicParameters: ((binding: Binding) => readonly TableParameter[]) | null;
}

/**
 * Binds a command line in PowerShell's order (§1 of powershell-binding.md): names, positions, default values, dynamic parameters, remaining
 * arguments, parameter set, mandatory parameters. Raises the binder's errors.
 */
export function bindArguments(request: CommandLineRequest): Binding {
  const binding = new Binding(request.table, request);
  let rest: readonly CommandArgument[] = request.args;
  const failures: unknown[] = [];
  rest = bindRound(binding, rest, request, failures);
  if (request.dynamicParameters !== null) rest = bindDynamic(binding, rest, request, failures);
  rest = bindRemaining(binding, rest);
  const { setNames } = request.table;
  // An undecided set is reported before any unknown name (§5).
  if (setNames.length > 1) resolveSets(binding, request.expectingInput);
  settleLeftover(binding, rest, failures[0] ?? null);
  if (binding.table.hasMandatory) bindMandatory(binding, request.host, request.pipelinePosition);
  return binding;
}

function bindRound(
  binding: Binding,
  args: readonly CommandArgument[],
  request: CommandLineRequest,
  failures: unknown[],
): readonly CommandArgument[] {
  let rest: readonly CommandArgument[] = args.length === 0 ? args : bindNamed(binding, args);
  if (rest.length > 0) rest = positionalOrFailure(binding, rest, failures);
  bindDefaultValues(binding, request.names, request.defaultValues);
  return rest;
}

/** A value that cannot be converted may still go to remaining arguments: its failure waits. */
function positionalOrFailure(
  binding: Binding,
  args: readonly CommandArgument[],
  failures: unknown[],
): readonly CommandArgument[] {
  const outcome = bindPositional(binding, args);
  if (outcome.failure !== null) failures.push(outcome.failure);
  return outcome.rest;
}

function bindDynamic(
  binding: Binding,
  rest: readonly CommandArgument[],
  request: CommandLineRequest,
  failures: unknown[],
): readonly CommandArgument[] {
  const added = request.dynamicParameters!(binding);
  if (added.length === 0) return rest;
  binding.extend(binding.table.withDynamic(added));
  failures.length = 0;
  return bindRound(binding, rest, request, failures);
}
