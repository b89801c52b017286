import type { NetType } from './net-type.js';
import { argumentRank, rank } from './overload-rank.js';
import type { Overload, Parameter } from './type-definition.js';
import { findType, requireType } from './type-names.js';
import type { Value } from './value.js';

/** An overload that takes these arguments, and whether its last parameter is spread over them. */
export interface Candidate {
  readonly overload: Overload;
  readonly types: readonly NetType[];
  readonly isExpanded: boolean;
  readonly ranks: readonly number[];
}

const parameterTypeCache = new WeakMap<Overload, readonly NetType[]>();

/** The types of an overload's parameters, looked up once. */
export function parameterTypes(overload: Overload): readonly NetType[] {
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

/** The overload as it would take these arguments; null when it cannot. */
export function asCandidate(overload: Overload, args: readonly Value[]): Candidate | null {
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

/** The type that the argument at a place must have: the element type behind a `Params` that is spread. */
export function parameterTypeAt(candidate: Candidate, index: number): NetType {
  const { types, isExpanded } = candidate;
  if (isExpanded && index >= types.length - 1) return types.at(-1)!.elementType!;
  return types[index]!;
}
