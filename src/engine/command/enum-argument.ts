import { undeclaredName } from '../convert/enum-conversion.js';
import { toText } from '../convert/text.js';
import { runtimeError } from '../errors/terminating.js';
import { WildcardPattern } from '../operators/wildcard.js';
import { enumerate, isList } from '../values/arrays.js';
import { unwrap } from '../values/custom-object.js';
import { enumData, enumValue } from '../values/enums.js';
import type { ScriptContext } from '../values/script-access.js';
import { findType } from '../values/type-names.js';
import type { Value } from '../values/value.js';

/**
 * The name of an enumeration's value that an argument means: the name in any case, an unambiguous beginning of it,
 * or its number. Raises PowerShell's text with all the names.
 */
export function enumName<V extends string>(ctx: ScriptContext, typeName: string, names: readonly V[], value: Value): V {
  const plain = unwrap(value);
  const numbered = typeof plain === 'number' ? nameOfNumber(typeName, names, plain) : undefined;
  if (numbered !== undefined) return numbered;
  const text = toText(ctx, plain).trim();
  const found = matchName(names, text);
  if (found !== null) return found;
  throw runtimeError(
    'SubstringDisambiguationEnumParseThrewAnException',
    'InvalidArgument',
    `Cannot convert value "${text}" to type "${typeName}". Error: "Unable to match the identifier name ${text} to a valid ` +
      `enumerator name. Specify one of the following enumerator names and try again:\n${declaredNames(typeName, names).join(', ')}"`,
  );
}

/** The error of `$null` for an enumeration: PowerShell's text with all the names. */
export function nullForEnum(typeName: string, names: readonly string[]): Error {
  return undeclaredName('null', typeName, declaredNames(typeName, names));
}

/** The name of a number: of a declared enumeration by its own numbers, else by the place in the list. */
function nameOfNumber<V extends string>(typeName: string, names: readonly V[], number: number): V | undefined {
  const type = findType(typeName);
  if (!type?.isEnum) return names[number];
  const declared = enumValue(type, BigInt(number)).text;
  return names.find((name) => name === declared);
}

/** Names in the order of their values, as .NET lists them. */
function declaredNames(typeName: string, names: readonly string[]): readonly string[] {
  const type = findType(typeName);
  return type?.isEnum ? enumData(type).names : names;
}

/** As enumName for an enumeration of flags: several names, separated by commas or given as a list; `patterns`: a pattern stands for all that match. */
export function flagNames<V extends string>(
  ctx: ScriptContext,
  typeName: string,
  names: readonly V[],
  aggregates: Readonly<Record<string, readonly V[]>>,
  value: Value,
  patterns = false,
): readonly V[] {
  const all: readonly string[] = [...names, ...Object.keys(aggregates)];
  const parts = isList(value) ? [...enumerate(value)] : toText(ctx, unwrap(value)).split(',');
  const chosen = new Set<V>();
  for (const part of parts) {
    const text = typeof part === 'string' ? part.trim() : part;
    const matching = patterns && typeof text === 'string' ? matchingNames(all, text) : [];
    for (const name of matching.length > 0 ? matching : [enumName(ctx, typeName, all, text)])
      for (const single of aggregates[name] ?? [name as V]) chosen.add(single);
  }
  return names.filter((name) => chosen.has(name));
}

function matchingNames(names: readonly string[], text: string): readonly string[] {
  if (!WildcardPattern.hasWildcards(text)) return [];
  const pattern = new WildcardPattern(text);
  return names.filter((name) => pattern.matches(name));
}

function matchName<V extends string>(names: readonly V[], text: string): V | null {
  const wanted = text.toLowerCase();
  const exact = names.find((name) => name.toLowerCase() === wanted);
  if (exact !== undefined) return exact;
  if (wanted === '') return null;
  const starting = names.filter((name) => name.toLowerCase().startsWith(wanted));
  return starting.length === 1 ? starting[0]! : null;
}
