/** A pattern as a tree: what `backtrack.ts` runs. */
export type RegexNode =
  | { readonly kind: 'character'; readonly test: (character: string) => boolean }
  | { readonly kind: 'anchor'; readonly test: (text: string, at: number, start: number) => boolean }
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly options: readonly RegexNode[] }
  | {
      readonly kind: 'repeat';
      readonly node: RegexNode;
      readonly least: number;
      readonly most: number;
      readonly isLazy: boolean;
    }
  /** `capture`: the group that takes the text; `release`: the group whose last capture is given up (`(?<a-b>…)`). */
  | {
      readonly kind: 'group';
      readonly node: RegexNode;
      readonly capture: number | null;
      readonly release: number | null;
    }
  | { readonly kind: 'look'; readonly node: RegexNode; readonly isBehind: boolean; readonly isNegative: boolean }
  | { readonly kind: 'atomic'; readonly node: RegexNode }
  /** `(?(test)yes|no)`: the number of a group, or a lookahead. */
  | { readonly kind: 'condition'; readonly test: number | RegexNode; readonly yes: RegexNode; readonly no: RegexNode }
  | { readonly kind: 'reference'; readonly group: number; readonly ignoreCase: boolean };

/** A parsed pattern. */
export interface RegexTree {
  readonly root: RegexNode;
  /** .NET group number → name (its number as text where it has none). */
  readonly groupNames: readonly string[];
}
