/** JavaScript's sources for .NET's anchors. */
export interface AnchorSources {
  readonly lineStart: string;
  readonly lineEnd: string;
  readonly textStart: string;
  readonly textEnd: string;
  /** The end of the text or the line feed before it. */
  readonly lastLineEnd: string;
}

/**
 * The anchors of a dialect. `plainAnchors`: JavaScript's own `^` and `$` will do for the text; `lineAnchors`: the `m` flag is set, so that they
 * are those of lines.
 */
export function anchorSources(plainAnchors: boolean, lineAnchors: boolean): AnchorSources {
  const textEnd = lineAnchors ? '(?![\\s\\S])' : '$';
  return {
    lineStart: lineAnchors ? '^' : '(?:(?<=\\n)|^)',
    lineEnd: lineAnchors ? '$' : '(?=\\n|$)',
    textStart: lineAnchors ? '(?<![\\s\\S])' : '^',
    textEnd,
    lastLineEnd: plainAnchors ? textEnd : '(?=\\n?$)',
  };
}

/** `\A`, `\z`, `\Z`; `undefined` for other letters. */
export function anchorEscape(letter: string, anchors: AnchorSources): string | undefined {
  if (letter === 'A') return anchors.textStart;
  if (letter === 'z') return anchors.textEnd;
  return letter === 'Z' ? anchors.lastLineEnd : undefined;
}
