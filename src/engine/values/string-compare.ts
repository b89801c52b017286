/** How .NET compares texts linguistically (ICU's root order); the folding one treats `a` and `A` alike but keeps accents apart. */
let folding: Intl.Collator | null = null;
let exact: Intl.Collator | null = null;

/** Made at the first comparison: making one takes milliseconds, and most starts compare nothing. */
function collator(ignoreCase: boolean): Intl.Collator {
  if (ignoreCase) return (folding ??= new Intl.Collator('en-US', { sensitivity: 'accent' }));
  return (exact ??= new Intl.Collator('en-US', { sensitivity: 'variant' }));
}

/** Linguistic order of two texts: negative, 0 or positive. `a` < `A` < `b` when case counts. */
export function compareStrings(left: string, right: string, ignoreCase: boolean): number {
  if (left === right) return 0;
  const order = collator(ignoreCase).compare(left, right);
  if (order !== 0 || isPlain(left) || isPlain(right)) return order;
  return sharpS(left) === sharpS(right) ? 0 : left < right ? -1 : 1;
}

/** Linguistic equality: characters without weight (zero-width space) do not count, `ß` is not `ss`. */
export function equalStrings(left: string, right: string, ignoreCase: boolean): boolean {
  if (left === right) return true;
  if (isPlain(left) && isPlain(right))
    return ignoreCase && left.length === right.length && left.toLowerCase() === right.toLowerCase();
  return compareStrings(left, right, ignoreCase) === 0;
}

/** True when every character is printable ASCII, a tab or a line end: then comparing code units is enough. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 126 || (code < 32 && code !== 9 && code !== 10 && code !== 13)) return false;
  }
  return true;
}

function sharpS(text: string): number {
  return text.split('ß').length;
}

/** .NET's invariant upper case: one character to one character (`ß` stays). */
export function upperInvariant(text: string): string {
  if (isPlain(text)) return text.toUpperCase();
  let result = '';
  for (const char of text) {
    const upper = char.toUpperCase();
    result += upper.length === char.length ? upper : char;
  }
  return result;
}

/** .NET's invariant lower case: one character to one character. */
export function lowerInvariant(text: string): string {
  if (isPlain(text)) return text.toLowerCase();
  let result = '';
  for (const char of text) {
    const lower = char.toLowerCase();
    result += lower.length === char.length ? lower : char;
  }
  return result;
}
