import type { Extent } from '../../language/extent.js';
import type { Value } from '../values/value.js';

/**
 * One item behind a command's name, already evaluated. `-Name` and the word behind it are two items;
 * `-Name:value` and an entry of a splatted hashtable are one.
 */
export interface CommandArgument {
  /** Parameter name without dash and colon; null for a plain value. */
  readonly name: string | null;
  /** False only for a `-Name` that stands alone. */
  readonly hasValue: boolean;
  readonly value: Value;
  /** The whole item: errors about names point here. */
  readonly extent: Extent | null;
  /** The value alone: errors about values point here. */
  readonly valueExtent: Extent | null;
  /** From `@variable`: an explicit argument of the same parameter wins silently. */
  readonly splatted: boolean;
  /** A number as it was written (`1.50`, `0x10`): what a string parameter takes; null for other values. */
  readonly literalText: string | null;
}

/** A plain value. */
export function valueArgument(value: Value, extent: Extent | null, literalText: string | null = null): CommandArgument {
  return { name: null, hasValue: true, value, extent, valueExtent: extent, splatted: false, literalText };
}

/** `-Name` that stands alone. */
export function nameArgument(name: string, extent: Extent | null): CommandArgument {
  return { name, hasValue: false, value: undefined, extent, valueExtent: extent, splatted: false, literalText: null };
}

/** `-Name:value`. */
export function pairArgument(
  name: string,
  value: Value,
  extent: Extent | null,
  valueExtent: Extent | null,
  literalText: string | null = null,
): CommandArgument {
  return { name, hasValue: true, value, extent, valueExtent, splatted: false, literalText };
}

/** An entry of a splatted hashtable. */
export function splatArgument(name: string, value: Value, extent: Extent | null): CommandArgument {
  return { name, hasValue: true, value, extent, valueExtent: extent, splatted: true, literalText: null };
}
