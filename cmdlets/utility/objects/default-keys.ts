import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import type { Value } from '../../../src/engine/values/value.js';
import { standardMember } from '../../../src/format/property-reader.js';

/** The properties that objects are sorted and grouped by when none are given: `DefaultKeyPropertySet` of the first one's type data. */
export function defaultKeys(ctx: ScriptContext, first: Value): readonly string[] {
  return typeof first === 'object' && first !== null ? standardMember(ctx, first, 'DefaultKeyPropertySet') : [];
}
