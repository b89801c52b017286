import { parse } from '../../language/parse.js';
import { outsideStrings } from './outside-strings.js';

/** `<FQDN of IMAP server>`: a `<` is never right outside a string, so nothing that works is meant here. */
const PLACEHOLDER = /<(?![\s<>])[^<>\n]*(?<!\s)>/g;
/** `[-AutoStart]`, `[<-ArchiveOnly | -PrimaryOnly>]`: how help writes what may be left out. */
const OPTIONAL = /(?<=^|\s)\[<?-[A-Za-z][^\]\n]*\]/gm;
const QUOTE_BEHIND_WORD = /[\w.\-)\]}*](["'\u2018-\u201e])$/;

/**
 * What to say about a unit instead of taking it at Enter: placeholders that nobody replaced, all at once, or a quote at the very end that
 * opens a string. Null: nothing. Entered once more it is taken as it is.
 */
export function objectionTo(text: string): string | null {
  return strayQuote(text) ?? unreplaced(text);
}

function unreplaced(text: string): string | null {
  if (!text.includes('<') && !text.includes('[')) return null;
  const outside = outsideStrings(text);
  const optional = [...outside.matchAll(OPTIONAL)].map((match) => match[0]);
  const placeholders = [...outside.replace(OPTIONAL, '').matchAll(PLACEHOLDER)].map((match) => match[0]);
  const sentences: string[] = [];
  if (placeholders.length > 0) {
    const values = placeholders.length === 1 ? 'your value' : 'your values';
    sentences.push(`Replace ${listed(placeholders)} with ${values}.`);
  }
  if (optional.length > 0) sentences.push(`Write ${listed(optional)} without brackets, or leave it out.`);
  return sentences.length === 0 ? null : `${sentences.join(' ')} Enter again runs it as it is.`;
}

function strayQuote(text: string): string | null {
  const quote = QUOTE_BEHIND_WORD.exec(text)?.[1];
  if (quote === undefined) return null;
  const opensString = (tried: string): boolean =>
    parse(tried).diagnostics.some((one) => one.incomplete && one.id.startsWith('TerminatorExpectedAtEndOfString'));
  if (!opensString(text) || opensString(text.slice(0, -1))) return null;
  const line = text.slice(text.lastIndexOf('\n') + 1);
  return `The ${quote} in column ${line.length} opens a string that nothing closes: take it away. Enter again goes on in a new line.`;
}

function listed(names: readonly string[]): string {
  const different = [...new Set(names)];
  const last = different.pop()!;
  return different.length === 0 ? last : `${different.join(', ')} and ${last}`;
}
