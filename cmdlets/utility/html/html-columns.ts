import { arrayTypeText, scalarObjectText, toTextCulture } from '../../../src/engine/convert/text.js';
import type { TerminatingError } from '../../../src/engine/errors/terminating.js';
import { isEnumerable } from '../../../src/engine/values/arrays.js';
import { unwrap } from '../../../src/engine/values/custom-object.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';
import { outcomeOf, resolveExpressions } from '../../../src/format/expressions.js';
import type { CalculatedProperty } from '../../../src/format/parameter-keys.js';

/** A column of an HTML table, or a line of an HTML list. */
export interface HtmlColumn {
  readonly label: string;
  /** Attributes of its `col` element. */
  readonly attributes: string;
  readonly value: (object: Value) => Value;
}

/** The columns that the parameters stand for on an object; a name that it lacks has none. `note` takes the errors of script blocks. */
export function htmlColumns(
  ctx: ScriptContext,
  parameters: readonly CalculatedProperty[],
  object: Value,
  note: (error: TerminatingError) => void,
): HtmlColumn[] {
  return parameters.flatMap((parameter) =>
    resolveExpressions(ctx, object, parameter.source).map((expression) => ({
      label: parameter.label ?? expression.label,
      attributes: attributesOf(parameter),
      value: (one: Value): Value => {
        const outcome = outcomeOf(ctx, expression, one);
        if (outcome !== null && 'error' in outcome) note(outcome.error);
        return outcome !== null && 'value' in outcome ? (outcome.value ?? null) : null;
      },
    })),
  );
}

function attributesOf({ cellwidth, cellalignment }: CalculatedProperty): string {
  const width = cellwidth === undefined ? '' : ` width = "${cellwidth}"`;
  return cellalignment === undefined ? width : `${width} align = "${cellalignment}"`;
}

/** The text of a value in a cell: `.ToString()`; nothing for null. */
export function htmlText(ctx: ScriptContext, value: Value): string {
  const plain = unwrap(value);
  if (isNullish(plain)) return '';
  if (Array.isArray(plain)) return arrayTypeText(plain);
  if (typeof plain === 'object' && isEnumerable(plain)) return scalarObjectText(ctx, plain, false);
  return toTextCulture(ctx, plain);
}
