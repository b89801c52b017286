import type { ParameterType } from '../../../src/engine/command/parameter-type.js';
import { netType } from '../../../src/engine/command/parameter-types.js';
import { toText } from '../../../src/engine/convert/text.js';
import { runtimeError } from '../../../src/engine/errors/terminating.js';
import { itemsOf } from '../../../src/engine/values/arrays.js';
import { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import type { Value } from '../../../src/engine/values/value.js';

/** What becomes of a list of texts: other texts in its place, or some added and some removed (`@{Add='a','b'; Remove='c'}`). */
export class ListChange {
  readonly #replace: readonly string[] | null;
  readonly #add: readonly string[];
  readonly #remove: readonly string[];

  constructor(replace: readonly string[] | null, add: readonly string[], remove: readonly string[]) {
    this.#replace = replace;
    this.#add = add;
    this.#remove = remove;
  }

  /** The texts that come in: to be checked. */
  get incoming(): readonly string[] {
    return [...(this.#replace ?? []), ...this.#add];
  }

  /** The list after the change; texts are the same without case. */
  apply(current: readonly string[]): string[] {
    const same = (one: string) => (other: string) => one.toLowerCase() === other.toLowerCase();
    const kept = (this.#replace ?? current).filter((one) => !this.#remove.some(same(one)));
    return [...kept, ...this.#add.filter((one) => !kept.some(same(one)))];
  }
}

/** A list after what was said of it: `undefined` is nothing, `null` (`-Name $null`) takes everything out. */
export function changedList(current: readonly string[], change: ListChange | null | undefined): string[] {
  if (change === undefined) return [...current];
  return change === null ? [] : change.apply(current);
}

const parts = ['Add', 'Remove', 'Replace'] as const;

/** Several texts, or a hashtable with Add and Remove, as Exchange's Set- cmdlets take them. */
export function listChange(name: string): ParameterType<ListChange | null> {
  return netType<ListChange | null>(`Microsoft.Exchange.Data.MultiValuedProperty\`1[${name}]`, 'MultiValuedProperty', {
    convert: (ctx, value) =>
      value instanceof DictionaryBase ? fromTable(ctx, value) : new ListChange(texts(ctx, value), [], []),
  });
}

function texts(ctx: ScriptContext, value: Value): string[] {
  return itemsOf(value)
    .filter((one) => one !== null)
    .map((one) => toText(ctx, one));
}

function fromTable(ctx: ScriptContext, table: DictionaryBase): ListChange {
  const found: Partial<Record<(typeof parts)[number], string[]>> = {};
  for (const { key, value } of table.entries()) {
    const name = parts.find((one) => one.toLowerCase() === toText(ctx, key).toLowerCase());
    if (!name) {
      throw runtimeError(
        'InvalidListChange',
        'InvalidArgument',
        `"${toText(ctx, key)}" can't be done with a list. Use @{Add="..."; Remove="..."}, or give the whole list.`,
      );
    }
    found[name] = texts(ctx, value);
  }
  return new ListChange(found.Replace ?? null, found.Add ?? [], found.Remove ?? []);
}
