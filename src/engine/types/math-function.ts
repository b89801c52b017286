import { invokeStatic } from '../values/methods.js';
import type { ScriptContext } from '../values/script-access.js';
import { requireType } from '../values/type-names.js';
import type { Value } from '../values/value.js';

/** A static method that passes its arguments on to the one of `System.Math`. */
export const mathOf =
  (name: string) =>
  (args: readonly Value[], ctx: ScriptContext): Value =>
    invokeStatic(ctx, requireType('System.Math'), name, args);
