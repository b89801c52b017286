import { TerminatingError } from '../errors/terminating.js';
import { isList } from '../values/arrays.js';
import { unwrap } from '../values/custom-object.js';
import { DictionaryBase } from '../values/dictionaries.js';
import { findOwnProperty } from '../values/properties.js';
import type { ScriptContext } from '../values/script-access.js';
import { typeOf } from '../values/type-of.js';
import { isNullish, type Value } from '../values/value.js';
import { type Binding, origin } from './binding.js';
import { inputMissingMandatory, inputNotBound } from './binding-errors.js';
import { takesAnything } from './bound-value-checks.js';
import { bindDelayed } from './delay-binding.js';
import { missingIn, resolveSets } from './parameter-sets.js';
import type { TableParameter } from './parameter-table.js';

/** True when a value needs no conversion for a parameter. */
export function acceptsUnconverted(ctx: ScriptContext, parameter: TableParameter, value: Value): boolean {
  if (takesAnything(parameter)) return true;
  const plain = unwrap(value);
  if (parameter.convert !== null) return false;
  const type = parameter.type(ctx);
  // A type the engine's tables do not have: object stands in for it, and nothing is known to be one.
  if (type.fullName.startsWith('System.Object')) return parameter.typeName.startsWith('System.Object');
  if (isNullish(plain)) return !type.isValueType && type.fullName !== 'System.String';
  if (typeOf(plain).isAssignableTo(type)) return true;
  return parameter.kind === 'collection' && type.elementType !== null && typeOf(plain).isAssignableTo(type.elementType);
}

/**
 * Binds the objects of a pipeline, one after another, to the parameters that the command line left open (§7).
 * One object an invocation.
 */
export class PipelineBinder {
  readonly #binding: Binding;
  /** Sets that were possible after the command line: every object starts with these. */
  readonly #startSets: readonly number[];
  readonly #candidates: readonly TableParameter[];
  /** The one parameter that takes any object by value, when there is nothing else to decide. */
  readonly #simple: TableParameter | null;
  /** Indexes bound by the last object. */
  #boundNow: number[] = [];

  constructor(binding: Binding) {
    this.#binding = binding;
    this.#startSets = binding.sets;
    const open = binding.table.pipelineParameters.filter(
      (parameter) => !binding.isBound(parameter) && binding.usesOf(parameter).some((use) => use.pipeline || use.byName),
    );
    // PowerShell walks them from the last to the first: seen in the order of $PSBoundParameters.
    this.#candidates = binding.table.isCompiled ? open : open.reverse();
    this.#simple = this.#findSimple();
  }

  /** Binds one object; raises InputObjectNotBound, InputObjectMissingMandatory, and errors of conversion and validation. */
  bind(input: Value): void {
    const binding = this.#binding;
    if (this.#simple !== null) {
      const { index } = this.#simple;
      if (binding.origins[index] === origin.none) binding.store(this.#simple, input, origin.pipeline);
      else binding.values[index] = input === undefined ? null : input;
      return;
    }
    this.#release();
    bindDelayed(binding, input);
    const bound = this.#bindPasses(input);
    if (!bound && binding.delayed === null) throw inputNotBound(binding.site);
    this.#chooseSet();
  }

  /** Takes the pipeline's values away again: in `end` they are unbound. */
  #release(): void {
    const { delayed } = this.#binding;
    for (const index of this.#boundNow) if (!delayed?.has(index)) this.#binding.release(index);
    this.#boundNow = delayed === null ? [] : [...delayed.keys()];
    this.#binding.sets = this.#startSets;
  }

  /** Parameters that were bound by the last object and are at their defaults again for the next: for the caller's variables. */
  get boundByPipeline(): readonly number[] {
    return this.#simple !== null ? [this.#simple.index] : this.#boundNow;
  }

  #findSimple(): TableParameter | null {
    const binding = this.#binding;
    if (this.#candidates.length !== 1 || binding.sets.length !== 1 || binding.delayed !== null) return null;
    const parameter = this.#candidates[0]!;
    const use = parameter.uses[binding.sets[0]!];
    const plain = takesAnything(parameter) && parameter.validations.length === 0 && parameter.transforms.length === 0;
    const open = missingIn(binding, binding.sets[0]!).some((missing) => missing !== parameter);
    if (!plain || !use?.pipeline || open || parameter.psTypeName !== null) return null;
    return use.mandatory && !parameter.allowNull ? null : parameter;
  }

  /** The passes, over the preferred set first; true when something was bound. */
  #bindPasses(input: Value): boolean {
    const properties = new Map<TableParameter, Value>();
    const { preferredSet, sets } = this.#binding;
    if (preferredSet === null) return this.#bindRound(input, properties, sets);
    const bound = this.#bindRound(input, properties, [preferredSet]);
    if (this.#binding.sets.length === 1 && this.#binding.sets[0] === preferredSet) return bound;
    const others = this.#binding.sets.filter((set) => set !== preferredSet);
    return this.#bindRound(input, properties, others) || bound;
  }

  /** Four passes over parameters of some sets. The sets are resolved anew behind each pass that bound something. */
  #bindRound(input: Value, properties: Map<TableParameter, Value>, among: readonly number[]): boolean {
    const binding = this.#binding;
    const { defaultSet } = binding.table;
    let sets = among;
    let bound = false;
    for (const convert of [false, true]) {
      for (const byValue of [true, false]) {
        const pass = { input, properties, convert, byValue };
        const inDefault = sets.includes(defaultSet) && this.#bindPass(pass, [defaultSet]);
        if (
          !inDefault &&
          !this.#bindPass(pass, sets.includes(defaultSet) ? sets.filter((set) => set !== defaultSet) : sets)
        )
          continue;
        bound = true;
        if (among.length === 1) continue;
        afterPass(binding);
        sets = binding.sets;
      }
    }
    return bound;
  }

  #bindPass(pass: Pass, sets: readonly number[]): boolean {
    let bound = false;
    for (const parameter of this.#candidates) {
      if (this.#binding.isBound(parameter)) continue;
      const uses = this.#stillOpen(sets).map((set) => parameter.uses[set]);
      if (!uses.some((use) => (pass.byValue ? use?.pipeline : use?.byName))) continue;
      const value = pass.byValue ? pass.input : this.#property(parameter, pass.input, pass.properties);
      if (value !== noProperty && this.#try(parameter, value, pass.convert, pass.byValue)) bound = true;
    }
    return bound;
  }

  /**
   * Functions bind every parameter of the pass, also of sets that exclude each other (AmbiguousParameterSet then). The types of the
   * Exchange cmdlets convert more than their servers do, so that of a cmdlet the first that binds decides.
   */
  #stillOpen(sets: readonly number[]): readonly number[] {
    const { table, sets: open } = this.#binding;
    return table.isCompiled ? sets.filter((set) => open.includes(set)) : sets;
  }

  #property(parameter: TableParameter, input: Value, found: Map<TableParameter, Value>): Value {
    let value = found.get(parameter);
    if (value === undefined) {
      value = propertyFor(this.#binding.ctx, parameter, input);
      found.set(parameter, value);
    }
    return value;
  }

  #try(parameter: TableParameter, value: Value, convert: boolean, byValue: boolean): boolean {
    const binding = this.#binding;
    const fits = acceptsUnconverted(binding.ctx, parameter, value);
    if (!convert && !fits) return false;
    try {
      if (fits && parameter.transforms.length === 0 && parameter.kind !== 'collection' && !isList(value)) {
        binding.bindUnconverted(parameter, takesAnything(parameter) ? value : unwrap(value), origin.pipeline);
      } else {
        binding.bind(parameter, value, origin.pipeline, binding.site.extent);
      }
    } catch (error) {
      // A whole object that cannot be converted is a pass that did not bind. A property that cannot, and what is refused, are errors.
      if (byValue && error instanceof TerminatingError && isConversionFault(error)) return false;
      throw error;
    }
    this.#boundNow.push(parameter.index);
    return true;
  }

  #chooseSet(): void {
    const binding = this.#binding;
    resolveSets(binding, false);
    const missing = missingIn(binding, binding.sets[0]!);
    if (missing.length > 0) {
      throw inputMissingMandatory(
        binding.site,
        missing.map((parameter) => parameter.name),
      );
    }
  }
}

/** One of the four ways to bind an object. */
interface Pass {
  readonly input: Value;
  readonly properties: Map<TableParameter, Value>;
  readonly convert: boolean;
  readonly byValue: boolean;
}

/** The default set is settled on as soon as something was bound; without one, the rest of the object may still decide. */
function afterPass(binding: Binding): void {
  const { defaultSet } = binding.table;
  if (binding.sets.includes(defaultSet)) binding.sets = [defaultSet];
  else resolveSets(binding, true);
}

/** Stands for a property that the object does not have, which is not the same as one that is null. */
const noProperty: Value = {};

const conversionFaults: ReadonlySet<string> = new Set([
  'ParameterArgumentTransformationError',
  'CannotConvertArgument',
  'CannotConvertArgumentNoMessage',
]);

function isConversionFault(error: TerminatingError): boolean {
  return conversionFaults.has(error.record.errorId);
}

/** The property of a pipeline object named like the parameter or one of its aliases. Dictionaries have none. */
function propertyFor(ctx: ScriptContext, parameter: TableParameter, input: Value): Value {
  const plain = unwrap(input);
  if (isNullish(plain) || plain instanceof DictionaryBase) return noProperty;
  for (const name of [parameter.name, ...parameter.aliases]) {
    const key = name.toLowerCase();
    const value = findOwnProperty(ctx, input, key);
    if (value !== undefined) return value;
  }
  return noProperty;
}
