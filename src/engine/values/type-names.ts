import { arrayType, findGeneric } from './constructed-types.js';
import type { NetType } from './net-type.js';
import { knownType } from './type-registry.js';
import { splitArguments } from './type-tables.js';

/** As `knownType`, for names that the engine itself declares: a missing one is a defect of ours. */
export function requireType(name: string): NetType {
  const type = findType(name);
  if (!type) throw new Error(`The type table has no ${name}.`);
  return type;
}

/**
 * Resolves a type name as a script writes it: accelerators, full names, names without `System.`, names under `usings`, generics
 * (`List[int]`, ``List`1[int]``, nested), arrays (`int[]`, `int[,]`). Null when there is none. `locals` are found by their own name, too:
 * classes of scripts that a generic type is made of.
 */
export function findType(
  name: string,
  usings: readonly string[] = [],
  locals: readonly NetType[] = [],
): NetType | null {
  const simple = knownType(name);
  if (simple) return simple;
  const bracket = name.indexOf('[');
  if (bracket < 0) return findPlain(name.trim(), usings, locals);
  return findBracketed(name.trim(), usings, locals);
}

function findPlain(name: string, usings: readonly string[], locals: readonly NetType[]): NetType | null {
  const plain = name.split(',', 1)[0]!.trim();
  const direct = locals.find((type) => type.fullName === plain) ?? knownType(plain) ?? knownType(`System.${plain}`);
  if (direct) return direct;
  for (const namespace of usings) {
    const found = knownType(`${namespace}.${plain}`);
    if (found) return found;
  }
  return null;
}

function findBracketed(name: string, usings: readonly string[], locals: readonly NetType[]): NetType | null {
  const arraySuffix = /\[(,*)\]$/.exec(name);
  if (arraySuffix) {
    const element = findType(name.slice(0, arraySuffix.index), usings, locals);
    return element && arrayType(element, arraySuffix[1]!.length + 1);
  }
  const open = name.indexOf('[');
  if (!name.endsWith(']')) return null;
  const parts = splitArguments(name.slice(open + 1, -1)).map((part) => findType(stripAssembly(part), usings, locals));
  if (parts.some((part) => part === null)) return null;
  return findGeneric(name.slice(0, open), parts as NetType[], usings);
}

/** `[System.Int32, System.Private.CoreLib]` inside a generic name → `System.Int32`. */
function stripAssembly(text: string): string {
  const inner = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  return /^[^[\]]*,/.test(inner) ? inner.split(',', 1)[0]! : inner;
}
