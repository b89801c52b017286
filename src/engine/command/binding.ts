import type { Extent } from '../../language/extent.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';
import { bindValue } from './bind-value.js';
import type { BindingSite } from './binding-errors.js';
import { checkBound } from './bound-value-checks.js';
import type { ParameterTable, SetUse, TableParameter } from './parameter-table.js';

/** Where the value of a parameter came from. */
export const origin = { none: 0, commandLine: 1, defaultValue: 2, pipeline: 3, delayed: 4 } as const;

/** One of `origin`; `delayed` is a script block that is run for each pipeline object. */
export type Origin = 0 | 1 | 2 | 3 | 4;

/** What the caller gives to bind a command. */
export interface BindingRequest {
  readonly ctx: ScriptContext;
  readonly site: BindingSite;
  /** Something is piped into the command. */
  readonly expectingInput: boolean;
}

/**
 * The parameters of one invocation: which are bound, to what, and which sets are still possible.
 * The steps of binding (named, positional, pipeline …) are functions over this.
 */
export class Binding {
  table: ParameterTable;
  readonly ctx: ScriptContext;
  readonly site: BindingSite;
  readonly expectingInput: boolean;
  /** By parameter index; undefined where nothing is bound. */
  readonly values: Value[];
  /** By parameter index. */
  readonly origins: Origin[];
  /** Indexes in the order of binding: the order of `$PSBoundParameters`. */
  readonly order: number[] = [];
  /** Numbers of the parameter sets that are still possible. */
  sets: readonly number[];
  /** The set whose parameters are bound first from the pipeline; null when none goes before the others. */
  preferredSet: number | null = null;
  /** Script blocks to run for each pipeline object, by parameter index. */
  delayed: Map<number, Value> | null = null;
  /** What a simple function finds in `$args`. */
  leftover: readonly Value[] = [];
  /** Warnings about obsolete parameters and unusable default values, to be written when the command runs. */
  readonly warnings: string[] = [];

  constructor(table: ParameterTable, request: BindingRequest) {
    this.table = table;
    this.ctx = request.ctx;
    this.site = request.site;
    this.expectingInput = request.expectingInput;
    this.sets = table.allSetNumbers;
    this.values = new Array<Value>(table.parameters.length).fill(undefined);
    this.origins = new Array<Origin>(table.parameters.length).fill(origin.none);
  }

  /** True when the parameter has a value from anywhere. */
  isBound(parameter: TableParameter): boolean {
    return this.origins[parameter.index] !== origin.none;
  }

  /** True when the parameter may be used in a set that is still possible. */
  isUsable(parameter: TableParameter): boolean {
    return this.sets.some((set) => parameter.uses[set] !== null);
  }

  /** The uses of a parameter in the sets that are still possible. */
  usesOf(parameter: TableParameter): SetUse[] {
    const uses: SetUse[] = [];
    for (const set of this.sets) {
      const use = parameter.uses[set];
      if (use) uses.push(use);
    }
    return uses;
  }

  /** Transforms, converts, checks and stores a value, and drops the sets the parameter is not in. Raises the binder's errors. */
  bind(
    parameter: TableParameter,
    value: Value,
    from: Origin,
    extent: Extent | null,
    literalText: string | null = null,
  ): void {
    const mandatory = parameter.uses.some((use, set) => use?.mandatory === true && this.sets.includes(set));
    const checked = bindValue(parameter, value, { ctx: this.ctx, site: this.site, mandatory, extent, literalText });
    this.store(parameter, checked, from);
    if (parameter.obsolete !== null) {
      this.warnings.push(`Parameter '${parameter.name}' is obsolete. ${parameter.obsolete}`.trimEnd());
    }
  }

  /** As bind for a value that is of the right type already: only the checks run. */
  bindUnconverted(parameter: TableParameter, value: Value, from: Origin): void {
    const mandatory = parameter.uses.some((use, set) => use?.mandatory === true && this.sets.includes(set));
    if (mandatory || parameter.validations.length > 0 || parameter.psTypeName !== null) {
      checkBound(parameter, value, { ctx: this.ctx, site: this.site, mandatory, extent: null, literalText: null });
    }
    this.store(parameter, value, from);
  }

  /** Stores a finished value. */
  store(parameter: TableParameter, value: Value, from: Origin): void {
    const { index } = parameter;
    this.values[index] = value === undefined ? null : value;
    if (this.origins[index] === origin.none) this.order.push(index);
    this.origins[index] = from;
    this.narrow(parameter);
  }

  /** Keeps only the sets the parameter is in. */
  narrow(parameter: TableParameter): void {
    if (parameter.uses.every((use) => use !== null)) return;
    this.sets = this.sets.filter((set) => parameter.uses[set]);
  }

  /** Forgets a value. */
  release(index: number): void {
    this.values[index] = undefined;
    this.origins[index] = 0;
    const at = this.order.indexOf(index);
    if (at >= 0) this.order.splice(at, 1);
  }

  /** Name of the parameter set that was chosen. */
  get setName(): string {
    return this.table.setNames[this.sets[0] ?? 0] ?? '';
  }

  /** Name and value of what is bound, in the order of binding. */
  *bound(): Iterable<readonly [string, Value]> {
    for (const index of this.order) {
      if (this.origins[index] !== origin.delayed) yield [this.table.parameters[index]!.name, this.values[index]];
    }
  }

  /** Takes over a table with more parameters at its end. */
  extend(table: ParameterTable): void {
    for (let i = this.table.parameters.length; i < table.parameters.length; i++) {
      this.values.push(undefined);
      this.origins.push(origin.none);
    }
    this.table = table;
  }
}
