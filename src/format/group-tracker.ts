import { toTextCulture } from '../engine/convert/text.js';
import { TerminatingError } from '../engine/errors/terminating.js';
import { compareEqual } from '../engine/operators/comparison.js';
import type { Value } from '../engine/values/value.js';
import { controlParts } from './custom-generator.js';
import { type Expression, outcomeOf, resolveExpressions } from './expressions.js';
import type { CustomPart } from './records.js';
import type { GeneratorContext } from './shape-generator.js';
import { valueText } from './value-text.js';
import type { CustomControl } from './views.js';

/** Blanks before `Label: value` above a group. */
const indentation = 3;

/** Knows when the next object starts a group (-GroupBy or the view's own), and what stands above it. */
export class GroupTracker {
  readonly #context: GeneratorContext;
  #value: Value;
  #known = false;
  #label: string | null = null;

  constructor(context: GeneratorContext) {
    this.#context = context;
  }

  /** Looks at the next object; true when its group is another one than that of the object before. */
  update(object: Value): boolean {
    const expression = this.#expressionFor(object);
    if (expression === null) return false;
    const outcome = outcomeOf(this.#context.script, expression, object);
    if (outcome === null || 'error' in outcome) return false;
    const isNew = !this.#known || !this.#isSame(this.#value, outcome.value);
    this.#known = true;
    this.#value = outcome.value;
    if (isNew) this.#label = this.#givenLabel() ?? expression.label;
    return isNew;
  }

  /** What stands above the group of the last object; null when objects are not grouped. */
  header(object: Value): readonly CustomPart[] | null {
    if (!this.#known) return null;
    const control = this.#control();
    if (control) return controlParts(this.#context, control, object);
    const format = this.#context.options.groupBy?.format;
    const value = valueText(this.#context.script, this.#value, { limit: this.#context.limit, format });
    const parts: CustomPart[] = [
      { kind: 'text', text: `${this.#label}: ` },
      { kind: 'text', text: value },
    ];
    return [{ kind: 'frame', indent: indentation, right: 0, first: 0, parts: [...parts, { kind: 'line' }] }];
  }

  #expressionFor(object: Value): Expression | null {
    const { options, view, script } = this.#context;
    if (options.groupBy) return resolveExpressions(script, object, options.groupBy.source)[0] ?? null;
    return view?.group && !this.#hasOwnProperties() ? view.group.expression : null;
  }

  #hasOwnProperties(): boolean {
    return (this.#context.options.properties?.length ?? 0) > 0;
  }

  #givenLabel(): string | null {
    const { options, view } = this.#context;
    return options.groupBy ? options.groupBy.label : (view?.group?.label ?? null);
  }

  #control(): CustomControl | null {
    const { options, view } = this.#context;
    return options.groupBy ? null : (view?.group?.header ?? null);
  }

  #isSame(left: Value, right: Value): boolean {
    if (left === right) return true;
    if (left === null || right === null) return false;
    const { script } = this.#context;
    try {
      if (typeof left === 'object' && typeof right === 'object') return this.#isSameText(left, right);
      return compareEqual(script, left, right, false);
    } catch (error) {
      if (!(error instanceof TerminatingError)) throw error;
      return this.#isSameText(left, right);
    }
  }

  #isSameText(left: Value, right: Value): boolean {
    const { script } = this.#context;
    return toTextCulture(script, left).toLowerCase() === toTextCulture(script, right).toLowerCase();
  }
}
