import { type Extent, textOf } from '../../language/extent.js';
import { WrappedValue } from '../values/custom-object.js';
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
  /** The name with its dash as it was written (`–Path`); empty for a plain value. */
  readonly written: string;
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
  return { name: null, written: '', hasValue: true, value, extent, valueExtent: extent, splatted: false, literalText };
}

/** `-Name` that stands alone. */
export function nameArgument(
  name: string,
  extent: Extent | null,
  written = writtenName(name, extent),
): CommandArgument {
  return {
    name,
    written,
    hasValue: false,
    value: undefined,
    extent,
    valueExtent: extent,
    splatted: false,
    literalText: null,
  };
}

/** Typographic dashes stay as they were typed. */
function writtenName(name: string, extent: Extent | null): string {
  return extent === null ? `-${name}` : textOf(extent);
}

/** `-Name:value`. */
export function pairArgument(
  name: string,
  value: Value,
  extent: Extent | null,
  valueExtent: Extent | null,
  literalText: string | null = null,
): CommandArgument {
  return { name, written: `-${name}`, hasValue: true, value, extent, valueExtent, splatted: false, literalText };
}

/** An entry of a splatted hashtable. */
export function splatArgument(name: string, value: Value, extent: Extent | null): CommandArgument {
  return {
    name,
    written: `-${name}`,
    hasValue: true,
    value,
    extent,
    valueExtent: extent,
    splatted: true,
    literalText: null,
  };
}

const nameValues = new WeakSet<object>();

/**
 * What a command without parameters finds in `$args`: `-Name` as a text that remembers that it was a name (splatting `@args` passes it on as
 * one), `-Name:value` as two items.
 */
export function looseValues(args: readonly CommandArgument[]): Value[] {
  const values: Value[] = [];
  for (const argument of args) {
    if (argument.name === null) values.push(argument.value);
    else if (argument.hasValue) values.push(nameValue(`-${argument.name}:`), argument.value);
    else values.push(nameValue(argument.written));
  }
  return values;
}

function nameValue(text: string): Value {
  const value = new WrappedValue(text);
  nameValues.add(value);
  return value;
}

/** An element of a splatted list as an argument: texts that were names are names again. */
export function splattedItem(item: Value, extent: Extent | null): CommandArgument {
  if (item instanceof WrappedValue && nameValues.has(item)) {
    const written = String(item.inner);
    return nameArgument(written.slice(1).replace(/:$/, ''), extent, written);
  }
  return valueArgument(item, extent);
}
