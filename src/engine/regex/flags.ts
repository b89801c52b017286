/** .NET's RegexOptions that change how a pattern is read. */
export interface RegexFlags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly singleline: boolean;
  readonly ignoreWhitespace: boolean;
  readonly explicitCapture: boolean;
  readonly rightToLeft: boolean;
}

const optionLetters: Readonly<Record<string, keyof RegexFlags>> = {
  i: 'ignoreCase',
  m: 'multiline',
  s: 'singleline',
  x: 'ignoreWhitespace',
  n: 'explicitCapture',
};

/** The options behind an option group: `(?im-s)` has `on` = `im` and `off` = `s`. */
export function changedMode(mode: RegexFlags, on: string, off: string): RegexFlags {
  const changed: Record<keyof RegexFlags, boolean> = { ...mode };
  for (const letter of on) changed[optionLetters[letter]!] = true;
  for (const letter of off) changed[optionLetters[letter]!] = false;
  return changed;
}
