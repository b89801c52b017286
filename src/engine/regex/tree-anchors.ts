/** A character of a word, as `\\w` means it. */
// biome-ignore lint/suspicious/noMisleadingCharacterClass: the joiners themselves are meant
export const wordCharacter = /[\p{L}\p{Mn}\p{Nd}\p{Pc}\u200d\u200c]/u;
const isWord = (text: string, at: number): boolean => wordCharacter.test(text[at] ?? '');
const isBoundary = (text: string, at: number): boolean => isWord(text, at - 1) !== isWord(text, at);

/** `$` of lines. */
export const atLineEnd = (text: string, at: number): boolean => at === text.length || text[at] === '\n';

/** The end of the text or the line feed before it. */
export const atLastLineEnd = (text: string, at: number): boolean =>
  at === text.length || (at === text.length - 1 && text[at] === '\n');

/** The escapes that stand for a place: `start` is where the search began. */
export const anchorEscapes: Readonly<Record<string, (text: string, at: number, start: number) => boolean>> = {
  A: (_text, at) => at === 0,
  z: (text, at) => at === text.length,
  Z: atLastLineEnd,
  G: (_text, at, start) => at === start,
  b: isBoundary,
  B: (text, at) => !isBoundary(text, at),
};
