/** For which texts a pattern is rewritten. */
export interface RegexDialect {
  /** `\w`, `\d`, `\b` have their Unicode meaning: the text is not plain ASCII. */
  readonly unicode: boolean;
  /**
   * JavaScript's own `^` and `$` will do: the text does not end in a line feed and has no line ends that only JavaScript knows. They keep
   * the pattern free of lookarounds, which V8's engine without backtracking cannot run.
   */
  readonly plainAnchors: boolean;
}

/** A pattern in JavaScript's syntax, and where .NET's groups are in it. */
export interface Translation {
  readonly source: string;
  /** .NET group number → index in JavaScript's match array. Number 0 is the whole match. */
  readonly groupIndexes: readonly number[];
  /** .NET group number → name (its number as text where it has none). */
  readonly groupNames: readonly string[];
  /** False when options changed inside the pattern, so that letters are spelled out instead of using the `i` flag. */
  readonly ignoreCase: boolean;
  readonly usesUnicode: boolean;
  /** The `m` flag is to be set. */
  readonly lineAnchors: boolean;
  /** True when it matters how the text ends or what line ends it has. */
  readonly hasAnchors: boolean;
  /** True when `\w`, `\d`, `\b` or letters without case make it matter whether the text is plain ASCII. */
  readonly dependsOnText: boolean;
}
