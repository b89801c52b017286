import type { ScriptContext } from '../engine/values/script-access.js';
import type { Value } from '../engine/values/value.js';
import type { Alignment } from './alignment.js';
import { type Expression, type ExpressionSource, resolveExpressions } from './expressions.js';

/** One element of a -Property argument, checked: what a column, a line or a group shows and how. */
export interface FormatParameter {
  readonly source: ExpressionSource;
  readonly label: string | null;
  readonly format?: string;
  readonly alignment?: Alignment;
  readonly width?: number;
  readonly depth?: number;
}

/** An expression with the parameter it came from. */
export interface Association {
  readonly expression: Expression;
  readonly parameter: FormatParameter | null;
}

/** The label of a column or line. */
export function labelOf({ expression, parameter }: Association): string {
  return parameter?.label ?? expression.label;
}

/** What parameters stand for on an object. A name that it lacks is kept only with `keepMissing` (tables). */
export function associate(
  ctx: ScriptContext,
  object: Value,
  parameters: readonly FormatParameter[],
  keepMissing: (name: string) => Expression | null,
): Association[] {
  return parameters.flatMap((parameter) => {
    const found = resolveExpressions(ctx, object, parameter.source);
    const kept = found.length === 0 && typeof parameter.source === 'string' ? keepMissing(parameter.source) : null;
    const expressions = kept ? [kept] : found;
    return expressions.map((expression) => ({ expression, parameter }));
  });
}

/** What a Format-* command or the implicit formatter was asked for. */
export interface FormatOptions {
  /** Null: the object decides. */
  readonly shape: 'table' | 'list' | 'wide' | 'custom' | null;
  readonly properties?: readonly FormatParameter[];
  readonly groupBy?: FormatParameter | null;
  readonly viewName?: string | null;
  readonly autoSize?: boolean | undefined;
  readonly wrap?: boolean | undefined;
  readonly hideHeaders?: boolean | undefined;
  readonly repeatHeader?: boolean;
  /** Columns of a wide table; undefined: the view's, else two. */
  readonly columns?: number | undefined;
  /** Levels Format-Custom opens. */
  readonly depth?: number;
  /** Scalars are shown by their properties, too. */
  readonly force?: boolean;
  readonly expand?: 'CoreOnly' | 'EnumOnly' | 'Both' | null;
  /** Cells that fail say `#ERR`. */
  readonly displayError?: boolean;
  /** What failed is said behind the entry. */
  readonly showError?: boolean;
}
