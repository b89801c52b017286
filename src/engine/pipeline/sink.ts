import { enumerate } from '../values/arrays.js';
import { NetObject, type Value } from '../values/value.js';

/** Whoever takes the objects that something writes, one at a time. */
export interface Sink {
  /** Takes one object as it is; nothing is unrolled here. */
  write(value: Value): void;
}

/** Collects what is written. */
export class ListSink implements Sink {
  readonly items: Value[] = [];

  write(value: Value): void {
    this.items.push(value);
  }

  /** Nothing, the one object, or an `object[]`: how a captured pipeline becomes a value. */
  collapse(): Value {
    const { items } = this;
    return items.length === 1 ? items[0] : items.length === 0 ? undefined : items;
  }
}

/** Forgets what is written. */
export const nullSink: Sink = { write() {} };

/** Writes a value as a statement outputs it: nothing for AutomationNull, collections one level down, everything else as it is. */
export function writeValue(out: Sink, value: Value): void {
  if (typeof value !== 'object' || value === null) {
    if (value !== undefined) out.write(value);
    return;
  }
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) out.write(value[i]);
    return;
  }
  if (value instanceof NetObject && value.netType.enumerator === null) {
    out.write(value);
    return;
  }
  for (const item of enumerate(value)) out.write(item);
}
