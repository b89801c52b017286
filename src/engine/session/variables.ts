import { SessionStateUnauthorizedAccessException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { engineError, TerminatingError } from '../errors/terminating.js';
import type { ScriptContext } from '../values/script-access.js';
import { NetObject, type Value } from '../values/value.js';

/** What a cell holds when its variable does not exist (any more): reads look further up, writes make a new one. */
export const unset: unique symbol = Symbol('unset');

/** Options of System.Management.Automation.ScopedItemOptions, as bits. */
export const variableOptions = { none: 0, readOnly: 1, constant: 2, private: 4, allScope: 8 } as const;

/** Changes or refuses a value before it is stored: a type constraint or a validation attribute. */
export interface VariableConstraint {
  /** The attribute as `(Get-Variable x).Attributes` lists it. */
  readonly attribute: Value;
  /** A type constraint: `[int]$x`. */
  readonly isType: boolean;
  /** Why a validation attribute refuses a value, null when it does not; absent for type constraints. */
  complaint?(value: Value, ctx: ScriptContext): string | null;
  /** Returns the value to store; raises PowerShell's error when it is not acceptable. */
  apply(value: Value, variable: Variable, ctx: ScriptContext): Value;
}

/**
 * A variable; also the object Get-Variable returns. Compiled code keeps references to variables of its own scope (`cells`),
 * so that removing one sets its value to `unset` and whoever holds it looks again.
 */
export class Variable extends NetObject {
  readonly name: string;
  /** `unset` (a symbol no script ever sees) once the variable is removed. Read it through `read()` outside the compiler. */
  value: Value | typeof unset;
  /** Bits of `variableOptions`. Zero together with no constraints means: assign without looking. */
  options: number;
  constraints: readonly VariableConstraint[] | null = null;
  description = '';
  /** Plain: neither options nor constraints, not computed. Compiled assignments test this one field. */
  plain: boolean;

  constructor(name: string, value: Value, options = 0) {
    super();
    this.name = name;
    this.value = value;
    this.options = options;
    this.plain = options === 0;
  }

  /** Compiled code may keep the variable in a cell and read `value` directly. */
  get cacheable(): boolean {
    return true;
  }

  /** The value; null for a removed variable. */
  read(): Value {
    return this.value === unset ? null : this.value;
  }

  /** Stores through constraints and options; raises VariableNotWritable for read-only and constant ones. */
  assign(value: Value, ctx: ScriptContext): void {
    if (this.options & (variableOptions.readOnly | variableOptions.constant)) throw notWritable(this.name);
    this.store(this.constrained(value, ctx));
  }

  /** Whether the constraints take a value (`PSVariable.IsValidValue`). */
  accepts(value: Value, ctx: ScriptContext): boolean {
    try {
      this.constrained(value, ctx);
      return true;
    } catch (error) {
      if (error instanceof TerminatingError) return false;
      throw error;
    }
  }

  /** `PSVariable.Options = …`: constant variables keep theirs, and none becomes constant later. */
  changeOptions(options: number): void {
    if (this.options & variableOptions.constant) throw notWritable(this.name);
    if (options & variableOptions.constant) throw notMadeConstant(this.name);
    this.setOptions(options);
  }

  /** Stores what constraints and options have let pass. */
  protected store(value: Value): void {
    this.value = value;
  }

  /** The value as the constraints turn it, last declared first. */
  constrained(value: Value, ctx: ScriptContext): Value {
    let result = value;
    if (this.constraints) for (const constraint of this.constraints) result = constraint.apply(result, this, ctx);
    return result;
  }

  /** The value converted to the variable's type, without the checks of validation attributes: defaults of parameters. */
  convertOnly(value: Value, ctx: ScriptContext): Value {
    let result = value;
    for (const constraint of this.constraints ?? [])
      if (constraint.isType) result = constraint.apply(result, this, ctx);
    return result;
  }

  /** Replaces the constraints; the value is not touched. */
  constrain(constraints: readonly VariableConstraint[]): void {
    this.constraints = constraints;
    this.plain = false;
  }

  /** Sets option bits. */
  setOptions(options: number): void {
    this.options = options;
    this.plain = options === 0 && this.constraints === null;
  }

  /** Makes the object a removed variable. */
  drop(): void {
    this.value = unset;
    this.plain = false;
  }
}

/** A variable whose value the engine computes (`$?`, `$PWD`, `$Error` …). Never cached in cells. */
export class ComputedVariable extends Variable {
  readonly #get: () => Value;
  readonly #set: ((value: Value) => void) | null;

  /** `set` null: read-only. */
  constructor(name: string, get: () => Value, set: ((value: Value) => void) | null, options = 0) {
    super(name, null, options);
    this.#get = get;
    this.#set = set;
    this.plain = false;
  }

  override get cacheable(): boolean {
    return false;
  }

  override read(): Value {
    return this.#get();
  }

  protected override store(value: Value): void {
    if (!this.#set) throw notWritable(this.name);
    this.#set(value);
  }
}

/** `$null`: what is assigned is gone. */
export class NullVariable extends Variable {
  constructor() {
    super('null', null);
    this.plain = false;
  }

  protected override store(): void {}
}

/** The error of an assignment to a read-only variable. */
function notWritable(name: string): Error {
  const text = `Cannot overwrite variable ${name} because it is read-only or constant.`;
  const exception = newException(SessionStateUnauthorizedAccessException, text, null, { ItemName: name });
  return engineError(exception, 'VariableNotWritable', 'WriteError', name);
}

/** A variable becomes constant when it is made, or never. */
function notMadeConstant(name: string): Error {
  const text = `Existing variable ${name} cannot be made constant. Variables can be made constant only at creation time.`;
  const exception = newException(SessionStateUnauthorizedAccessException, text, null, { ItemName: name });
  return engineError(exception, 'VariableCannotBeMadeConstant', 'WriteError', name);
}
