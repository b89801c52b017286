import type { NetType } from '../../engine/values/net-type.js';
import { knownType, knownTypeNames } from '../../engine/values/type-registry.js';
import { byLabel, type CompletionMatch, match, startsWith } from './completion-match.js';
import type { PlacedMatches } from './members.js';

/** `[Name` where a type can stand, also behind `param(` and in attributes. */
const openType = /(?:^|[\s(,;={|@!.])\[([A-Za-z_][\w.]*)$/;

/** Types for a started type literal; null when none has been started. */
export function completeTypeLiteral(text: string): PlacedMatches | null {
  const found = openType.exec(text);
  return found && { start: text.length - found[1]!.length, matches: completeTypeName(found[1]!) };
}

/** Types whose name, alias or full name begins with a word. They are listed by their short names. */
export function completeTypeName(word: string): CompletionMatch[] {
  const typed = word.toLowerCase();
  const found = new Map<string, CompletionMatch>();
  for (const key of knownTypeNames()) {
    const isNamed = typed.includes('.')
      ? inNamespace(key, typed)
      : key.slice(key.lastIndexOf('.') + 1).startsWith(typed);
    if (!isNamed || /[`+[]/.test(key)) continue;
    const type = knownType(key);
    if (type) found.set(type.fullName, typeMatch(type));
  }
  return [...found.values()].sort(byLabel);
}

/** `system.io.file` goes on from `system.io.f`, `system.io.compression.x` does not. */
const inNamespace = (key: string, typed: string): boolean =>
  key.startsWith(typed) && !key.slice(typed.length).includes('.');

function typeMatch(type: NetType): CompletionMatch {
  return match(type.displayName, type.name, type.fullName);
}

/** Namespaces one level below what has been typed. */
export function completeNamespace(word: string): CompletionMatch[] {
  const depth = word.split('.').length;
  const found = new Map<string, CompletionMatch>();
  for (const key of knownTypeNames()) {
    if (!startsWith(key, word) || key.split('.').length <= depth || /[`+[]/.test(key)) continue;
    const parts = knownType(key)?.fullName.split('.').slice(0, depth) ?? [];
    const name = parts.join('.');
    if (parts.length === depth) found.set(name, match(name, parts.at(-1)!, `Namespace ${name}`));
  }
  return [...found.values()].sort(byLabel);
}
