import { toText } from '../convert/text.js';
import { PSInvalidOperationException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { engineError } from '../errors/terminating.js';
import { Hashtable } from '../values/dictionaries.js';
import type { ScriptContext } from '../values/script-access.js';
import type { Value } from '../values/value.js';

/** The value of `$PSDefaultParameterValues`: a table whose keys are `Command:Parameter`, or `Disabled`. */
export class DefaultParameterDictionary extends Hashtable {
  readonly #ctx: ScriptContext;

  constructor(ctx: ScriptContext) {
    super();
    this.#ctx = ctx;
  }

  /** Adds or changes a default. Raises an error for a key of another form. */
  override set(key: Value, value: Value): void {
    const text = toText(this.#ctx, key).trim();
    if (text.toLowerCase() !== 'disabled' && !/^[^:]+:[^:]+$/.test(text)) {
      const message = `The key '${text}' does not have a valid format. For information about the correct format, see about_Parameters_Default_Values at https://go.microsoft.com/fwlink/?LinkId=228266.`;
      throw engineError(newException(PSInvalidOperationException, message), 'PSInvalidOperation', 'InvalidOperation');
    }
    super.set(key, value);
  }
}
