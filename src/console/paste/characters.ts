import { parse } from '../../language/parse.js';
import type { Token } from '../../language/tokens.js';
import type { Repair } from './repair.js';

/** Characters that nobody sees and that PowerShell takes as letters (paste-hazards.md §1). */
const INVISIBLE = /[\u200b\u2060\ufeff]/g;
/** A dash that PowerShell does not know, where a parameter begins. */
const FOREIGN_DASH = /^[\u2010\u2011\u2212](?=[A-Za-z])/;
/** A typographic dash between the verb and the noun of a command: the tokenizer knows dashes at the start of a word only. */
const DASH_IN_NAME = /^([A-Za-z]+)[\u2010-\u2015\u2212](?=[A-Za-z])/;
const WORDS = new Set<Token['kind']>(['Generic', 'Identifier', 'Parameter', 'Variable', 'Unknown']);

/** Takes invisible characters out of words and puts `-` in place of dashes that make another word of a name. Strings stay as they are. */
export function plainCharacters(text: string): Repair | null {
  const found: string[] = [];
  let plain = text;
  for (const token of parse(text).tokens.toReversed()) {
    if (!WORDS.has(token.kind)) continue;
    const word = token.text.replace(INVISIBLE, '').replace(FOREIGN_DASH, '-').replace(DASH_IN_NAME, '$1-');
    if (word === token.text) continue;
    found.unshift(described(token, text));
    plain = plain.slice(0, token.extent.start) + word + plain.slice(token.extent.end);
  }
  if (found.length === 0) return null;
  return { text: plain, note: `Mended characters that PowerShell reads as letters: ${found.join(', ')}.` };
}

/** The first wrong character of a word and where it stands: `U+200B in line 1, column 14`. */
function described(token: Token, text: string): string {
  const inside = token.text.search(/[\u200b\u2060\ufeff\u2010-\u2015\u2212]/);
  const offset = token.extent.start + inside;
  const before = text.slice(0, offset).split('\n');
  const code = text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0');
  return `U+${code} in line ${before.length}, column ${before.at(-1)!.length + 1}`;
}
