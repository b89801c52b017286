import { toText, toTextCulture } from '../../../src/engine/convert/text.js';
import { unwrap } from '../../../src/engine/values/custom-object.js';
import { DictionaryEntry } from '../../../src/engine/values/dictionaries.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';
import { listItems } from '../../../src/format/value-text.js';

/** What Write-Host shows of a value: the elements of a collection, at any depth, with the separator between them. */
export function hostText(ctx: ScriptContext, value: Value, separator: string): string {
  if (isNullish(value)) return '';
  const inner = unwrap(value);
  if (typeof inner === 'string') return inner;
  const items = typeof inner === 'object' ? listItems(inner) : null;
  if (items === null) return inner instanceof DictionaryEntry ? entryText(ctx, inner) : toTextCulture(ctx, value);
  return Array.from(items, (item) => hostText(ctx, item, separator)).join(separator);
}

function entryText(ctx: ScriptContext, entry: DictionaryEntry): string {
  return `[${toText(ctx, entry.key)}, ${toText(ctx, entry.value)}]`;
}
