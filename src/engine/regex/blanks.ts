/** How many characters at a place are blanks or a `#` comment, which a pattern with IgnorePatternWhitespace may contain. */
export function blankLength(pattern: string, at: number): number {
  const c = pattern[at];
  if (c === undefined || !/[\s#]/.test(c)) return 0;
  return /^(?:\s+|#[^\n]*)/.exec(pattern.slice(at))![0].length;
}
