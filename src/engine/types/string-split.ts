import type { EnumValue } from '../values/enums.js';

/** `.Split()`: at any of the separators (white space when there is none), at most `count` parts; options RemoveEmptyEntries (1), TrimEntries (2). */
export function splitBySeparators(
  text: string,
  separators: readonly string[],
  count?: number,
  options?: EnumValue,
): string[] {
  const flags = Number(options?.number ?? 0n);
  const removeEmpty = (flags & 1) !== 0;
  const trim = (flags & 2) !== 0;
  if (count === 0) return [];
  if (count === 1) return finish([text], removeEmpty, trim);
  const wanted = separators.filter((s) => s !== '');
  const find = (from: number): Hit | null =>
    separators.length === 0 ? nextBlank(text, from) : nextSeparator(text, wanted, from);
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const hit = find(at);
    const room = count === undefined || parts.length < count - 1;
    if (!hit || !room) break;
    const part = text.slice(at, hit.index);
    at = hit.index + hit.length;
    const kept = trim ? part.trim() : part;
    if (!removeEmpty || kept !== '') parts.push(kept);
  }
  let rest = text.slice(at);
  if (removeEmpty && count !== undefined) rest = skipLeading(rest, wanted, separators.length === 0);
  const last = trim ? rest.trim() : rest;
  if (!removeEmpty || last !== '') parts.push(last);
  return parts;
}

interface Hit {
  readonly index: number;
  readonly length: number;
}

function finish(parts: string[], removeEmpty: boolean, trim: boolean): string[] {
  const shown = trim ? parts.map((part) => part.trim()) : parts;
  return removeEmpty ? shown.filter((part) => part !== '') : shown;
}

function nextBlank(text: string, from: number): Hit | null {
  for (let i = from; i < text.length; i++) if (/\s/.test(text[i]!)) return { index: i, length: 1 };
  return null;
}

/** The first separator at or after a place; of several at one place the first listed wins. */
function nextSeparator(text: string, separators: readonly string[], from: number): Hit | null {
  let best: Hit | null = null;
  for (const separator of separators) {
    const index = text.indexOf(separator, from);
    if (index >= 0 && (best === null || index < best.index)) best = { index, length: separator.length };
  }
  return best;
}

/** With RemoveEmptyEntries the last part does not start with separators. */
function skipLeading(text: string, separators: readonly string[], blanks: boolean): string {
  let rest = text;
  for (;;) {
    const separator = blanks ? /^\s/.exec(rest)?.[0] : separators.find((s) => rest.startsWith(s));
    if (!separator) return rest;
    rest = rest.slice(separator.length);
  }
}
