import { outsideStrings } from './outside-strings.js';
import type { Repair } from './repair.js';

const NAMED: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&', nbsp: ' ' };
const ENTITY = /&(?:(quot|apos|lt|gt|amp|nbsp)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi;
const BREAK = /^[ ]*<br ?\/?>/gim;

/** Puts characters in place of the HTML codes that a page's source has (`&gt;`, `&quot;`, `<br>`). In strings they stay. */
export function decodedMarkup(text: string): Repair | null {
  const outside = outsideStrings(text);
  const codes = [...outside.matchAll(ENTITY), ...outside.matchAll(BREAK)].sort((a, b) => b.index - a.index);
  if (codes.length === 0) return null;
  let decoded = text;
  for (const code of codes)
    decoded = decoded.slice(0, code.index) + characterOf(code) + decoded.slice(code.index + code[0].length);
  const shown = [...new Set(codes.map((code) => code[0].trim()))].reverse().join(' ');
  return { text: decoded, note: `Decoded HTML (${shown}).` };
}

function characterOf([, name, decimal, hexadecimal]: RegExpExecArray): string {
  if (name !== undefined) return NAMED[name.toLowerCase()]!;
  const code =
    decimal !== undefined ? Number(decimal) : hexadecimal !== undefined ? Number.parseInt(hexadecimal, 16) : 0;
  return code === 0 || code > 0x10ffff ? '' : String.fromCodePoint(code);
}

/** Takes off the backticks of a command that a page shows as `` `code` ``: its first letter would be an escape. */
export function withoutCodeMarks(text: string): Repair | null {
  const inner = /^\s*`([A-Za-z][\s\S]*[^`\s])`\s*$/.exec(text)?.[1];
  return inner === undefined ? null : { text: inner, note: 'Took off the backticks around the command.' };
}
