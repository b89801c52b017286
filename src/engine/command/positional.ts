import { TerminatingError } from '../errors/terminating.js';
import { type Binding, origin } from './binding.js';
import type { CommandArgument } from './command-argument.js';
import { isDelayed } from './delay-binding.js';
import type { TableParameter } from './parameter-table.js';
import { acceptsUnconverted } from './pipeline-binding.js';

/** What positional binding left, and the error of the value it stopped at (null when it did not). */
export interface PositionalOutcome {
  readonly rest: readonly CommandArgument[];
  readonly failure: unknown;
}

/**
 * Binds plain values by position (§4): at each position first without conversion in the default set, then in the others, then
 * with conversion. A value that nobody at its position takes stops it; its error is raised by the caller when there is no other use for the value.
 */
export function bindPositional(binding: Binding, args: readonly CommandArgument[]): PositionalOutcome {
  const rest = [...args];
  for (;;) {
    const next = nextPositional(rest);
    if (next < 0) return { rest, failure: null };
    const candidates = nextPosition(binding);
    if (candidates.length === 0) return { rest, failure: null };
    const failure = bindAtPosition(binding, candidates, rest[next]!);
    if (isRefusal(failure)) throw failure;
    if (failure !== null) return { rest, failure };
    rest.splice(next, 1);
  }
}

/** A value that was converted and then refused has no other use; one that could not be converted may have. */
function isRefusal(failure: unknown): boolean {
  return failure instanceof TerminatingError && failure.record.errorId.startsWith('ParameterArgumentValidationError');
}

/** The next plain value. One that stands behind an unknown `-Name` is that name's value, whoever takes it. */
function nextPositional(rest: readonly CommandArgument[]): number {
  for (let i = 0; i < rest.length; i++) {
    const argument = rest[i]!;
    if (argument.name === null) return i;
    if (!argument.hasValue && rest[i + 1]?.name === null) i++;
  }
  return -1;
}

interface Candidate {
  readonly parameter: TableParameter;
  readonly sets: number[];
}

/** The unbound parameters of the lowest position that is still open in a possible set. */
function nextPosition(binding: Binding): Candidate[] {
  let lowest = Number.MAX_SAFE_INTEGER;
  let found: Candidate[] = [];
  for (const parameter of binding.table.positional) {
    if (binding.isBound(parameter)) continue;
    for (const set of binding.sets) {
      const use = parameter.uses[set];
      if (!use || use.position === null || use.remaining || use.position > lowest) continue;
      if (use.position < lowest) {
        lowest = use.position;
        found = [];
      }
      const known = found.find((candidate) => candidate.parameter === parameter);
      if (known) known.sets.push(set);
      else found.push({ parameter, sets: [set] });
    }
  }
  return found;
}

/** Tries the four passes; null when one took the value, else the first failure. */
function bindAtPosition(binding: Binding, candidates: readonly Candidate[], argument: CommandArgument): unknown {
  const { defaultSet } = binding.table;
  const preferred = candidates.filter((candidate) => candidate.sets.includes(defaultSet));
  const others = candidates.filter((candidate) => !candidate.sets.includes(defaultSet));
  let failure: unknown = null;
  if (candidates.length > 1) {
    for (const { parameter } of [...preferred, ...others]) {
      if (!acceptsUnconverted(binding.ctx, parameter, argument.value)) continue;
      const outcome = bindOrFail(binding, parameter, argument);
      if (outcome === null || isNull(argument)) return outcome;
      failure ??= outcome;
    }
  }
  for (const { parameter } of [...preferred, ...others]) {
    const outcome = bindOrFail(binding, parameter, argument);
    if (outcome === null) return null;
    failure ??= outcome;
  }
  return failure;
}

/** Null needs no conversion anywhere: who refuses it has the last word. */
function isNull(argument: CommandArgument): boolean {
  return argument.value === null || argument.value === undefined;
}

function bindOrFail(binding: Binding, parameter: TableParameter, argument: CommandArgument): unknown {
  try {
    bindArgument(binding, parameter, argument);
    return null;
  } catch (error) {
    if (error instanceof TerminatingError) return error;
    throw error;
  }
}

/** Binds an argument of the command line, or keeps its script block for every pipeline object. */
export function bindArgument(binding: Binding, parameter: TableParameter, argument: CommandArgument): void {
  if (isDelayed(binding, parameter, argument)) {
    binding.delayed ??= new Map();
    binding.delayed.set(parameter.index, argument.value);
    binding.store(parameter, argument.value, origin.delayed);
    return;
  }
  binding.bind(parameter, argument.value, origin.commandLine, argument.valueExtent, argument.literalText);
}
