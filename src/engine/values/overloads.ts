import { castCause } from '../convert/cast-errors.js';
import { convertTo } from '../convert/convert.js';
import { displayText } from '../convert/numeric.js';
import { MethodException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { engineError, TerminatingError } from '../errors/terminating.js';
import { typedArray } from './arrays.js';
import type { NetType } from './net-type.js';
import { argumentRank, rank, typeRank } from './overload-rank.js';
import { Reference } from './reference.js';
import type { ScriptContext } from './script-access.js';
import type { MethodGroup, Overload, Parameter } from './type-definition.js';
import { findType, requireType } from './type-names.js';
import { typeOf } from './type-of.js';
import { isNullish, type Value } from './value.js';

/** An overload that takes these arguments, and whether its last parameter is spread over them. */
export interface Candidate {
  readonly overload: Overload;
  readonly types: readonly NetType[];
  readonly isExpanded: boolean;
  readonly ranks: readonly number[];
}

/** Finds the overload for the arguments as PowerShell does; error MethodCountCouldNotFindBest. */
export function chooseOverload(group: MethodGroup, args: readonly Value[]): Candidate {
  const only = group.overloads[0];
  if (
    only &&
    group.overloads.length === 1 &&
    only.parameters.length === args.length &&
    !only.parameters.at(-1)?.isParams
  ) {
    return plainCandidate(only);
  }
  const key = cacheKey(args);
  const cache = key === null ? null : cacheOf(group);
  const cached = cache?.get(key!);
  if (cached) return cached;
  const best = findBest(group, args);
  cache?.set(key!, best);
  return best;
}

const plain = new WeakMap<Overload, Candidate>();

function plainCandidate(overload: Overload): Candidate {
  let candidate = plain.get(overload);
  if (!candidate) {
    candidate = { overload, types: parameterTypes(overload), isExpanded: false, ranks: [] };
    plain.set(overload, candidate);
  }
  return candidate;
}

const caches = new WeakMap<MethodGroup, Map<string, Candidate>>();

function cacheOf(group: MethodGroup): Map<string, Candidate> {
  let cache = caches.get(group);
  if (!cache) {
    cache = new Map();
    caches.set(group, cache);
  }
  return cache;
}

/** The argument types as a key; null when the choice may depend on more than the types. */
function cacheKey(args: readonly Value[]): string | null {
  let key = '';
  for (const argument of args) {
    if (isNullish(argument) || argument instanceof Reference || Array.isArray(argument)) return null;
    key += `${typeOf(argument).id},`;
  }
  return key;
}

function findBest(group: MethodGroup, args: readonly Value[]): Candidate {
  let best: Candidate | null = null;
  let isAmbiguous = false;
  for (const overload of group.overloads) {
    const candidate = asCandidate(overload, args);
    if (!candidate) continue;
    const better = best === null ? 1 : compare(candidate, best, args);
    if (better === 0) isAmbiguous = true;
    if (better <= 0) continue;
    best = candidate;
    isAmbiguous = false;
  }
  if (best === null) throw countError(group.name, args.length);
  if (isAmbiguous) throw ambiguousOverloads(group.name, args.length);
  return best;
}

/** `Cannot find an overload for "{0}" and the argument count: "{1}".` */
export function countError(name: string, count: number): TerminatingError {
  const message = `Cannot find an overload for "${name}" and the argument count: "${count}".`;
  return engineError(newException(MethodException, message), 'MethodCountCouldNotFindBest', 'NotSpecified');
}

/** `Multiple ambiguous overloads found for "{0}" and the argument count: "{1}".` */
function ambiguousOverloads(name: string, count: number): TerminatingError {
  const message = `Multiple ambiguous overloads found for "${name}" and the argument count: "${count}".`;
  return engineError(newException(MethodException, message), 'MethodCountCouldNotFindBest', 'NotSpecified');
}

const parameterTypeCache = new WeakMap<Overload, readonly NetType[]>();

function parameterTypes(overload: Overload): readonly NetType[] {
  let types = parameterTypeCache.get(overload);
  if (!types) {
    types = overload.resolved ?? overload.parameters.map((p) => parameterType(p, overload));
    parameterTypeCache.set(overload, types);
  }
  return types;
}

/** A parameter's type; a type that is not built here takes no argument but null, so it stands as an empty interface. */
function parameterType(parameter: Parameter, { typeArguments }: Overload): NetType {
  return findType(parameter.typeText, [], typeArguments) ?? requireType('System.Void');
}

function asCandidate(overload: Overload, args: readonly Value[]): Candidate | null {
  const { parameters } = overload;
  const last = parameters.at(-1);
  if (!acceptsCount(parameters, args.length, last?.isParams ?? false)) return null;
  const types = parameterTypes(overload);
  const ranks: number[] = [];
  let isExpanded = false;
  for (let i = 0; i < parameters.length; i++) {
    if (i >= args.length && !parameters[i]!.isParams) break;
    if (parameters[i]!.isParams) {
      isExpanded = rankParams(types[i]!, args, i, parameters.length, ranks);
      break;
    }
    ranks.push(parameters[i]!.isRef ? rank.identity : argumentRank(args[i], types[i]!));
  }
  return ranks.includes(rank.none) ? null : { overload, types, isExpanded, ranks };
}

function acceptsCount(parameters: readonly Parameter[], count: number, hasParams: boolean): boolean {
  if (count === parameters.length) return true;
  if (count > parameters.length) return hasParams;
  const optional = parameters.filter((p) => p.isOptional).length;
  return count + optional >= parameters.length || (hasParams && count + 1 === parameters.length);
}

/** Ranks the arguments of a `Params` parameter; true when they are spread. */
function rankParams(type: NetType, args: readonly Value[], from: number, count: number, ranks: number[]): boolean {
  const element = type.elementType!;
  if (args.length === count) {
    const asArray = argumentRank(args[from], type);
    const asElement = argumentRank(args[from], element);
    ranks.push(Math.max(asArray, asElement));
    return asElement > asArray;
  }
  for (let k = from; k < args.length; k++) ranks.push(argumentRank(args[k], element));
  return true;
}

function parameterTypeAt(candidate: Candidate, index: number): NetType {
  const { types, isExpanded } = candidate;
  if (isExpanded && index >= types.length - 1) return types.at(-1)!.elementType!;
  return types[index]!;
}

/** Positive when `a` fits better than `b` (PowerShell's tie-breaking, in its order). */
function compare(a: Candidate, b: Candidate, args: readonly Value[]): number {
  let better = compareRanks(a, b, args);
  if (better === 0) better = compareGenerality(a, b);
  if (better !== 0 || a.ranks.some((_, i) => parameterTypeAt(a, i) !== parameterTypeAt(b, i))) return better;
  if (a.isExpanded && b.isExpanded) return a.overload.parameters.length > b.overload.parameters.length ? 1 : -1;
  if (a.isExpanded !== b.isExpanded) return a.isExpanded ? -1 : 1;
  return b.overload.parameters.length - a.overload.parameters.length;
}

function compareRanks(a: Candidate, b: Candidate, args: readonly Value[]): number {
  let better = 0;
  let weight = a.ranks.length;
  for (let i = 0; i < a.ranks.length; i++, weight--) {
    let first = a.ranks[i]!;
    let second = b.ranks[i]!;
    if (first === second && first === rank.unrelatedArrays) {
      const element = effectiveElement(args[i]);
      first = elementRank(element, parameterTypeAt(a, i));
      second = elementRank(element, parameterTypeAt(b, i));
    }
    if (first < second) better -= weight;
    else if (first > second) better += weight;
  }
  return better;
}

function elementRank(element: NetType | null, array: NetType): number {
  return element && array.elementType ? typeRank(element, array.elementType) : rank.none;
}

/** The element type of an array whose items all have one type. */
function effectiveElement(argument: Value): NetType | null {
  if (!Array.isArray(argument)) return null;
  const declared = typeOf(argument).elementType;
  if (declared?.fullName !== 'System.Object' || argument.length === 0 || isNullish(argument[0])) return declared;
  const first = typeOf(argument[0]);
  return argument.every((item) => !isNullish(item) && typeOf(item) === first) ? first : declared;
}

/** Between equal ranks: the most specific parameter where the argument widens, the most general where it narrows. */
function compareGenerality(a: Candidate, b: Candidate): number {
  let better = 0;
  let weight = a.ranks.length;
  for (let i = 0; i < a.ranks.length; i++, weight = Math.abs(weight) - 1) {
    const first = a.ranks[i]!;
    const second = b.ranks[i]!;
    if (first < rank.nullToValue || second < rank.nullToValue) continue;
    if (first >= rank.numericImplicit !== second >= rank.numericImplicit) continue;
    if (first >= rank.numericImplicit) weight = -weight;
    const forward = typeRank(parameterTypeAt(a, i), parameterTypeAt(b, i));
    const back = typeRank(parameterTypeAt(b, i), parameterTypeAt(a, i));
    if (forward < back) better += weight;
    else if (forward > back) better -= weight;
  }
  return better;
}

/**
 * Converts the arguments to what the overload's body expects: one value a parameter, `undefined` for optional ones left out.
 * `nameOf`: how errors name a parameter.
 */
export function convertArguments(
  ctx: ScriptContext,
  candidate: Candidate,
  args: readonly Value[],
  shownName: string,
  nameOf: (parameter: Parameter, place: number) => string = (parameter) => parameter.name,
): Value[] {
  const { overload, types, isExpanded } = candidate;
  const { parameters } = overload;
  const converted: Value[] = new Array(parameters.length);
  for (let i = 0; i < parameters.length; i++) {
    const parameter = parameters[i]!;
    if (parameter.isParams && (isExpanded || i >= args.length)) {
      converted[i] = spread(ctx, parameter, types[i]!, args.slice(i), shownName);
    } else if (i >= args.length) converted[i] = undefined;
    else if (parameter.isRef) converted[i] = args[i] instanceof Reference ? args[i] : Reference.of(args[i]);
    else converted[i] = convertNamed(ctx, nameOf(parameter, i), types[i]!, args[i], shownName);
  }
  return converted;
}

function spread(
  ctx: ScriptContext,
  parameter: Parameter,
  type: NetType,
  args: readonly Value[],
  shownName: string,
): Value[] {
  const element = type.elementType!;
  return typedArray(
    element,
    args.map((argument) => convertNamed(ctx, parameter.name, element, argument, shownName)),
  );
}

/** One argument as the parameter's type; error MethodArgumentConversionInvalidCastArgument names parameter and method. */
export function convertNamed(
  ctx: ScriptContext,
  name: string,
  type: NetType,
  argument: Value,
  shownName: string,
): Value {
  if (isNullish(argument) && !type.isValueType) return type.definition.fromNull ? type.definition.fromNull() : null;
  if (!isNullish(argument) && typeOf(argument) === type) return argument;
  try {
    return convertTo(ctx, argument instanceof Reference ? argument.value : argument, type);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    const cause = castCause(error);
    const message =
      `Cannot convert argument "${name}", with value: "${displayText(ctx, argument)}", for "${shownName}" to type ` +
      `"${type.fullName}": "${cause.message}"`;
    throw engineError(
      newException(MethodException, message, cause),
      'MethodArgumentConversionInvalidCastArgument',
      'NotSpecified',
    );
  }
}
