const simple: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
  e: '\u001b',
};

/** Takes the backslash escapes out of a text as .NET's Regex.Unescape does: `\n`, `\t`, `\\`, `\x41`, `\u0041`. */
export function unescapePattern(text: string): string {
  return text.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([\s\S]))/g,
    (_all, two?: string, four?: string, one?: string) =>
      one === undefined ? String.fromCharCode(Number.parseInt(two ?? four ?? '0', 16)) : (simple[one] ?? one),
  );
}
