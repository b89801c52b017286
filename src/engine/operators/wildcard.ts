/** A wildcard pattern of PowerShell's: `*`, `?`, `[a-z]`, backtick escapes. Made once, matched often. */
export class WildcardPattern {
  readonly text: string;

  constructor(text: string, _caseSensitive = false) {
    this.text = text;
  }

  /** True when the whole text matches. */
  matches(_text: string): boolean {
    throw new Error('wildcard: not landed yet');
  }

  /** True when a text has characters that make it a pattern. */
  static hasWildcards(_text: string): boolean {
    throw new Error('wildcard: not landed yet');
  }

  /** The text with a backtick before each special character. */
  static escape(_text: string): string {
    throw new Error('wildcard: not landed yet');
  }

  /** Takes the backticks of `escape` away. */
  static unescape(_text: string): string {
    throw new Error('wildcard: not landed yet');
  }
}
