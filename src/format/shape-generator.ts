import type { TerminatingError } from '../engine/errors/terminating.js';
import type { ScriptContext } from '../engine/values/script-access.js';
import type { Value } from '../engine/values/value.js';
import { computedExpression, type Expression, outcomeOf, propertyExpression } from './expressions.js';
import type { FormatContext } from './format-context.js';
import type { FormatOptions } from './format-parameters.js';
import type { EntryContent, Shape } from './records.js';
import { valueText } from './value-text.js';
import type { CellSource, SelectableEntry, View } from './views.js';

/** Makes the records of one document: its frame from the first object, then an entry an object. */
export interface ShapeGenerator {
  readonly shape: Shape;
  readonly autoSize: boolean;
  entry(object: Value): EntryContent;
}

/** What all generators of one document share: settings, the limit of collections, what failed. */
export class GeneratorContext {
  readonly format: FormatContext;
  readonly script: ScriptContext;
  readonly options: FormatOptions;
  readonly view: View | null;
  readonly limit: number;
  #failures: { readonly expression: Expression; readonly error: TerminatingError; readonly object: Value }[] = [];

  constructor(format: FormatContext, options: FormatOptions, view: View | null, limit: number) {
    this.format = format;
    this.script = format.script;
    this.options = options;
    this.view = view;
    this.limit = limit;
  }

  /** Text of an expression's value; empty when there is none or it fails. */
  text(expression: Expression, object: Value, format: string | undefined, inTable = false): string {
    const outcome = outcomeOf(this.script, expression, object);
    if (outcome === null) return '';
    if ('error' in outcome) return this.failed(expression, outcome.error, object);
    const misfit = this.options.displayError ? '#FMTERR' : undefined;
    return valueText(this.script, outcome.value, { limit: this.limit, format, misfit, inTable });
  }

  /** Notes that an expression failed; what is shown instead of its value. */
  failed(expression: Expression, error: TerminatingError, object: Value): string {
    if (this.options.showError) this.#failures.push({ expression, error, object });
    return this.options.displayError ? '#ERR' : '';
  }

  /** What failed since the last call. */
  takeFailures(): { readonly expression: Expression; readonly error: TerminatingError; readonly object: Value }[] {
    if (this.#failures.length === 0) return [];
    const failures = this.#failures;
    this.#failures = [];
    return failures;
  }
}

/** The expression of a view's cell. */
export function expressionOf(source: CellSource): Expression {
  if ('expression' in source) return source.expression;
  if ('property' in source) return propertyExpression(source.property);
  return computedExpression(source.label ?? '', source.compute);
}

const deserialized = 'deserialized.';

/**
 * The entry of a view for an object: the one whose selector names the most derived of the object's types, else one for all.
 * Objects from files (`Deserialized.…`) are also taken for what they were.
 */
export function selectEntry<E extends SelectableEntry>(
  entries: readonly E[],
  typeNames: readonly string[],
  ctx: ScriptContext,
  object: Value,
): E | null {
  const usual = entries.find((entry) => !entry.selectedBy) ?? null;
  if (usual !== null && entries.length === 1) return usual;
  const names = typeNames.map((name) => name.toLowerCase());
  const original = names.filter((name) => name.startsWith(deserialized)).map((name) => name.slice(deserialized.length));
  return bestEntry(entries, names, ctx, object) ?? bestEntry(entries, original, ctx, object) ?? usual;
}

function bestEntry<E extends SelectableEntry>(
  entries: readonly E[],
  names: readonly string[],
  ctx: ScriptContext,
  object: Value,
): E | null {
  let best: E | null = null;
  let bestPlace = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    for (const { type, when } of entry.selectedBy ?? []) {
      const place = type === undefined ? names.length : names.indexOf(type.toLowerCase());
      if (place < 0 || place >= bestPlace || !(when?.(ctx, object) ?? true)) continue;
      best = entry;
      bestPlace = place;
    }
  }
  return best;
}
