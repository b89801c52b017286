import { toTextCulture } from '../../../src/engine/convert/text.js';
import { TerminatingError } from '../../../src/engine/errors/terminating.js';
import { compareOrder } from '../../../src/engine/operators/comparison.js';
import { CustomObject, unwrap } from '../../../src/engine/values/custom-object.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';

/** Negative, 0 or positive; never raises. */
export type Order = (left: Value, right: Value) => number;

/** How texts are compared. */
export interface OrderOptions {
  readonly caseSensitive: boolean;
  /** Name of a culture; null: that of the session. */
  readonly culture: string | null;
}

/**
 * The order that Sort-Object, Group-Object, Compare-Object and the -Unique switches use: PowerShell's comparison, and where two
 * values cannot be compared the order of their texts. Custom objects have no text of their own here: they are all alike.
 */
export function objectOrder(ctx: ScriptContext, options: OrderOptions): Order {
  const texts = textOrder(options.culture ?? ctx.culture.name, options.caseSensitive);
  const textOf = (value: Value): string =>
    value instanceof CustomObject || isNullish(value) ? '' : toTextCulture(ctx, value);
  return (left, right) => {
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    if (typeof left === 'string' && typeof right === 'string') return left === right ? 0 : texts(left, right);
    const a = unwrap(left);
    const b = unwrap(right);
    if (typeof a === 'string') return texts(a, textOf(b));
    try {
      return compareOrder(ctx, a, b, options.caseSensitive);
    } catch (error) {
      if (!(error instanceof TerminatingError)) throw error;
      return texts(textOf(a), textOf(b));
    }
  };
}

/** The linguistic order of texts in a culture. */
function textOrder(culture: string, caseSensitive: boolean): (left: string, right: string) => number {
  const collator = new Intl.Collator(isKnown(culture) ? culture : 'en-US', {
    sensitivity: caseSensitive ? 'variant' : 'accent',
  });
  const { compare } = collator;
  // Equal but for case still has an order: lower case first, as .NET's sort keys give it.
  return compare;
}

function isKnown(culture: string): boolean {
  try {
    return culture !== '' && Intl.Collator.supportedLocalesOf(culture).length > 0;
  } catch {
    return false;
  }
}
