import { toTextCulture } from '../engine/convert/text.js';
import { TerminatingError } from '../engine/errors/terminating.js';
import { compareOrder } from '../engine/operators/comparison.js';
import type { ScriptContext } from '../engine/values/script-access.js';
import { equalStrings } from '../engine/values/string-compare.js';
import { isNullish, type Value } from '../engine/values/value.js';
import { controlParts } from './custom-generator.js';
import { type Expression, outcomeOf, resolveExpressions } from './expressions.js';
import type { CustomPart } from './records.js';
import type { GeneratorContext } from './shape-generator.js';
import { valueText } from './value-text.js';
import type { ViewGroup } from './views.js';

/** Stands before `Label: value` above a group; the lines of a longer value start at the margin. */
const indentation = '   ';

/**
 * Knows when the next object starts a group (-GroupBy or the view's own), and what stands above it. A view's own heading is used
 * for the groups of -GroupBy, too; a format string of -GroupBy is read and not used, as in PowerShell.
 */
export class GroupTracker {
  readonly #context: GeneratorContext;
  readonly #viewGroup: ViewGroup | null;
  /** Undefined: nothing was read yet, or a script that yielded nothing. */
  #value: Value;
  /** Name of the expression the last change came from; empty before the first change. */
  #name = '';

  constructor(context: GeneratorContext) {
    this.#context = context;
    this.#viewGroup = context.view?.group ?? null;
  }

  /** Looks at the next object; true when its group is another one than that of the object before. */
  update(object: Value): boolean {
    const expression = this.#expressionFor(object);
    if (expression === null) return false;
    const outcome = outcomeOf(this.#context.script, expression, object);
    if (outcome === null || 'error' in outcome) return false;
    const before = this.#value;
    this.#value = outcome.value;
    const { script } = this.#context;
    const isNew = !isSame(script, outcome.value, before) && !isSame(script, before, outcome.value);
    if (isNew) this.#name = expression.label;
    return isNew;
  }

  /** What stands above the group of the last object; null when objects are not grouped or have no value to be grouped by. */
  header(object: Value): readonly CustomPart[] | null {
    if (this.#value === undefined) return null;
    if (this.#viewGroup?.header) return controlParts(this.#context, this.#viewGroup.header, object);
    const label = this.#viewGroup?.label ?? this.#context.options.groupBy?.label ?? this.#name;
    const value = valueText(this.#context.script, this.#value, { limit: this.#context.limit });
    return [{ kind: 'text', text: `${indentation}${label}: ${value}` }, { kind: 'line' }];
  }

  #expressionFor(object: Value): Expression | null {
    const { options, script } = this.#context;
    if (options.groupBy) return resolveExpressions(script, object, options.groupBy.source)[0] ?? null;
    return this.#viewGroup?.expression ?? null;
  }
}

/** PowerShell's comparison without regard to case; what it cannot compare is compared as text. */
function isSame(ctx: ScriptContext, left: Value, right: Value): boolean {
  if (isNullish(left) || isNullish(right)) return isNullish(left) && isNullish(right);
  try {
    return compareOrder(ctx, left, right, false) === 0;
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    return equalStrings(toTextCulture(ctx, left), toTextCulture(ctx, right), true);
  }
}
