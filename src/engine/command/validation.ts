import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';

/**
 * A check of an argument, as the Validate… attributes make it. `check` returns the text behind
 * "Cannot validate argument on parameter 'X'." or null when the argument is acceptable.
 */
export interface Validation {
  /** `ValidateSet`, `ValidateRange`, …: for help, completion and the attribute objects of variables. */
  readonly kind: string;
  /** The choices of a set, for completion and help; null for other kinds. */
  readonly values: readonly string[] | null;
  /** How help and the index print it: `range:1..99`, `notNullOrEmpty`. */
  readonly text: string;
  check(ctx: ScriptContext, value: Value): string | null;
}
