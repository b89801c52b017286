import { parse } from '../../language/parse.js';
import type { Token } from '../../language/tokens.js';

const QUOTED = new Set<Token['kind']>([
  'StringLiteral',
  'StringExpandable',
  'HereStringLiteral',
  'HereStringExpandable',
  'Comment',
]);

/** Whether a token is a string or a comment: what stands in it is nobody's mistake. */
export const isQuoted = (token: Token): boolean => QUOTED.has(token.kind);

/**
 * The text with blanks in place of what stands in strings and comments; offsets stay. A string that nothing closes stays as it is: its
 * opening quote may be an apostrophe.
 */
export function outsideStrings(text: string): string {
  const { tokens, diagnostics } = parse(text);
  const open = diagnostics.some((one) => one.incomplete) ? text.length : -1;
  let masked = text;
  for (const token of tokens) {
    const { start, end } = token.extent;
    if (!isQuoted(token) || (end === open && token.kind !== 'Comment')) continue;
    masked = masked.slice(0, start) + ' '.repeat(end - start) + masked.slice(end);
  }
  return masked;
}
