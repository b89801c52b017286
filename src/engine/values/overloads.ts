import { MethodException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { engineError, type TerminatingError } from '../errors/terminating.js';
import type { NetType } from './net-type.js';
import { asCandidate, type Candidate, parameterTypeAt, parameterTypes } from './overload-candidates.js';
import { rank, typeRank } from './overload-rank.js';
import { Reference } from './reference.js';
import type { MethodGroup, Overload } from './type-definition.js';
import { typeOf } from './type-of.js';
import { isNullish, type Value } from './value.js';

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
