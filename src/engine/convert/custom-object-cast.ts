import { CustomObject, unwrap } from '../values/custom-object.js';
import { DictionaryBase } from '../values/dictionaries.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';
import { toText } from './text.js';

/** `[pscustomobject]value`: a dictionary becomes an object of notes in its order; everything else stays what it is. */
export function castToCustomObject(ctx: ScriptContext, value: Value): Value {
  const inner = unwrap(value);
  if (!(inner instanceof DictionaryBase)) return value;
  const pairs: [string, Value][] = [];
  for (const { key, value: content } of inner.entries())
    pairs.push([toText(ctx, key), content === undefined ? null : content]);
  return CustomObject.from(pairs);
}
