import { displayText } from '../convert/numeric.js';
import { toTextCulture } from '../convert/text.js';
import { isEnumerable } from '../values/arrays.js';
import { CustomObject } from '../values/custom-object.js';
import type { ScriptContext } from '../values/script-access.js';
import { typeOf } from '../values/type-of.js';
import type { Value } from '../values/value.js';

/** What calling `.ToString()` on a value gives: culture text for scalars, the type for collections, nothing of a custom object's own. */
export function plainTextOf(ctx: ScriptContext, value: Value): string {
  if (value instanceof CustomObject) return typeOf(value).fullName === 'System.Object' ? 'System.Object' : '';
  return isEnumerable(value) ? displayText(ctx, value) : toTextCulture(ctx, value);
}
