/** The axes of XPath 1.0. */
export type Axis =
  | 'ancestor'
  | 'ancestor-or-self'
  | 'attribute'
  | 'child'
  | 'descendant'
  | 'descendant-or-self'
  | 'following'
  | 'following-sibling'
  | 'parent'
  | 'preceding'
  | 'preceding-sibling'
  | 'self';

/** The axes of XPath 1.0 §2.2. */
export const axes: ReadonlySet<string> = new Set<Axis>([
  'ancestor',
  'ancestor-or-self',
  'attribute',
  'child',
  'descendant',
  'descendant-or-self',
  'following',
  'following-sibling',
  'parent',
  'preceding',
  'preceding-sibling',
  'self',
]);

/** What a step selects on its axis. `*` as local part takes every name. */
export type NodeTest =
  | { readonly type: 'name'; readonly prefix: string; readonly local: string }
  | { readonly type: 'node' | 'text' | 'comment' }
  | { readonly type: 'processing-instruction'; readonly target: string | null };

/** `axis::test[predicate]…` */
export interface Step {
  readonly axis: Axis;
  readonly test: NodeTest;
  readonly predicates: readonly XPathNode[];
}

/** The operators between two expressions. */
export type BinaryOperator =
  | 'or'
  | 'and'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | 'div'
  | 'mod'
  | '|';

/** An XPath 1.0 expression. */
export type XPathNode =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'negate'; readonly operand: XPathNode }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: XPathNode;
      readonly right: XPathNode;
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly XPathNode[] }
  | { readonly kind: 'filter'; readonly source: XPathNode; readonly predicates: readonly XPathNode[] }
  | {
      readonly kind: 'path';
      /** Where the steps begin: the root, the context node, or the nodes of an expression. */
      readonly start: 'root' | 'context' | XPathNode;
      readonly steps: readonly Step[];
    };
