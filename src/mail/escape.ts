/** Folder names that a mailbox cannot hold: written with `=XX`, so that they can be read back. */

const escapeSequence = /=(?=[0-9A-F]{2})/g;

/**
 * Writes a name without the given characters, control characters, and what `refused` matches (one character).
 * `=` before two hexadecimal digits becomes `=3D`, so {@link unescapeName} gives the name back.
 */
export function escapeName(name: string, forbidden: string, refused?: RegExp): string {
  const needs = (character: string) =>
    forbidden.includes(character) || character < ' ' || character === '\x7f' || refused?.test(character) === true;
  if (![...name].some(needs)) return name;
  return [...name.replace(escapeSequence, '=3D')]
    .map((character) => (needs(character) ? hex(character) : character))
    .join('');
}

/** The bytes of its UTF-8. */
function hex(character: string): string {
  return Buffer.from(character, 'utf8').toString('hex').toUpperCase().replace(/../g, '=$&');
}

/** The name that {@link escapeName} was given. */
export function unescapeName(name: string): string {
  return name.replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'));
}

/**
 * A name that every server should take, for one that was refused: punctuation and blanks at the ends or in a row are escaped
 * (Cyrus takes no `"`, Gmail no `^` and no excess blanks, Dovecot with Maildir neither `/` nor `.`). `unescapeName` gives the name back.
 */
export function plainName(name: string): string {
  const escaped = escapeName(name, './"\\&%*<>|?:;^$!#~`\'{}[]');
  return escaped.replace(/^ | $| (?= )/g, '=20');
}

/** A second name for a folder whose name is taken, or reserved: `Name (2)`, then `Name (3)`. */
export function numberedName(name: string, number: number): string {
  return `${name} (${number})`;
}
