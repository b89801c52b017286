import { findType } from '../../engine/values/type-names.js';
import { match, startsWith } from './completion-match.js';
import type { PlacedMatches } from './members.js';
import { completeNamespace } from './type-names.js';

/** Parameters of `#Requires` with the types of their arguments. */
const requirements: readonly (readonly [string, string])[] = [
  ['Modules', '[string] or [hashtable]'],
  ['PSEdition', '[string]'],
  ['RunAsAdministrator', '[switch]'],
  ['Version', '[version]'],
];

/** What can stand behind `using`. */
const usings: readonly (readonly [string, string])[] = [
  ['assembly', 'Specifies the path to a .NET assembly to load types from.'],
  ['module', 'Specifies a module to load classes from.'],
  ['namespace', 'Specifies a .NET namespace to resolve types from or a namespace alias.'],
  ['type', 'Specifies a .NET type alias.'],
];

/** Words behind `#Requires -`, `using` and `using namespace`; null elsewhere. */
export function completeDirective(text: string): PlacedMatches | null {
  const requires = /^\s*#requires\b.*\s-(\w*)$/im.exec(text);
  if (requires) return among(requirements, requires[1]!, text);
  const using = /(?:^|[\n;])\s*using\s+(\w*)$/i.exec(text);
  if (using) return among(usings, using[1]!, text);
  const namespace = /(?:^|[\n;])\s*using\s+namespace\s+([\w.]*)$/i.exec(text);
  return namespace && { start: text.length - namespace[1]!.length, matches: completeNamespace(namespace[1]!) };
}

function among(words: readonly (readonly [string, string])[], typed: string, text: string): PlacedMatches {
  const matches = words.filter(([word]) => startsWith(word, typed)).map(([word, tip]) => match(word, word, tip));
  return { start: text.length - typed.length, matches };
}

/** Names of the properties that can be set in `[Parameter(Mandatory, Po`; null outside attributes and behind `=`. */
export function completeAttributeArgument(text: string): PlacedMatches | null {
  const found = /\[([A-Za-z_][\w.]*)\((?:[^()]*,)?\s*(\w*)$/.exec(text);
  if (!found) return null;
  const [, name = '', typed = ''] = found;
  const type = findType(`${name}Attribute`) ?? findType(name);
  const attribute = findType('System.Attribute');
  if (!type || !attribute || !type.isAssignableTo(attribute)) return null;
  const matches = [...type.properties.values()]
    .filter((one) => one.set && startsWith(one.name, typed))
    .map((one) => match(one.name, one.name, `${one.typeText} ${one.name}`));
  return { start: text.length - typed.length, matches };
}
