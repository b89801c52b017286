/**
 * Patterns that ignore case, written out for V8's engine without backtracking, which does not know the `i` flag: `a` becomes `[aA]`.
 * Only for sources in which letters are ASCII: there the `i` flag means just that (ECMA-262, Canonicalize without `u`).
 */

const isLetter = (char: string): boolean => /^[A-Za-z]$/.test(char);
const otherCase = (char: string): string => (char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase());

/** Escapes of one letter that stand for something else than that letter. */
const plainEscapes = new Set('bBdDsSwWnrtfv0');

/** The pattern without need of the `i` flag; null when it cannot be written out. */
export function spelledOutCases(source: string): string | null {
  if (!/^[\0-\x7f]*$/.test(source)) return null;
  let written = '';
  for (let at = 0; at < source.length; ) {
    const char = source[at]!;
    if (char === '\\') {
      if (!isPlainEscape(source[at + 1])) return null;
      written += source.slice(at, at + 2);
      at += 2;
    } else if (char === '[') {
      const end = classEnd(source, at);
      const inside = end < 0 ? null : spelledOutClass(source.slice(at + 1, end));
      if (inside === null) return null;
      written += `[${inside}]`;
      at = end + 1;
    } else if (source.startsWith('(?<', at)) {
      const end = source.indexOf('>', at);
      if (end < 0) return null;
      written += source.slice(at, end + 1);
      at = end + 1;
    } else {
      written += isLetter(char) ? `[${char}${otherCase(char)}]` : char;
      at++;
    }
  }
  return written;
}

/** True for an escaped sign and for the classes and controls of one letter; not for `\x41`, `\u0041`, `\cA`, `\k<name>`, `\p{L}`, `\1`. */
function isPlainEscape(char: string | undefined): boolean {
  return char !== undefined && (plainEscapes.has(char) || !/[A-Za-z0-9]/.test(char));
}

/** Where a character class that begins at `start` ends; -1 when it does not. */
function classEnd(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === ']') return at;
  }
  return -1;
}

/** The inside of a class with both cases of its letters; null when a range mixes cases or other signs with letters. */
function spelledOutClass(inside: string): string | null {
  let written = '';
  for (let at = 0; at < inside.length; ) {
    const char = inside[at]!;
    if (char === '\\') {
      if (!isPlainEscape(inside[at + 1])) return null;
      written += inside.slice(at, at + 2);
      at += 2;
    } else if (inside[at + 1] === '-' && at + 2 < inside.length) {
      const last = inside[at + 2]!;
      if (last === '\\' || isLetter(char) !== isLetter(last)) return null;
      written += inside.slice(at, at + 3);
      if (isLetter(char)) {
        if (char < 'a' !== last < 'a') return null;
        written += `${otherCase(char)}-${otherCase(last)}`;
      }
      at += 3;
    } else {
      written += isLetter(char) ? char + otherCase(char) : char;
      at++;
    }
  }
  return written;
}
