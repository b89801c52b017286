import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { PSArgumentException, PSInvalidOperationException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { TerminatingError } from '../../../src/engine/errors/terminating.js';
import { isList } from '../../../src/engine/values/arrays.js';
import { CustomObject } from '../../../src/engine/values/custom-object.js';
import { Hashtable } from '../../../src/engine/values/dictionaries.js';
import { invokeMethod } from '../../../src/engine/values/methods.js';
import { getProperty } from '../../../src/engine/values/properties.js';
import { isNullish, type Value } from '../../../src/engine/values/value.js';

/** The parameters of Update-List. */
export interface ListParameters {
  readonly Add: readonly Value[] | undefined;
  readonly Remove: readonly Value[] | undefined;
  readonly Replace: readonly Value[] | undefined;
  readonly InputObject: Value;
  readonly Property: string | undefined;
}

/** Changes the list of an object and writes the object; without one writes what is to be changed, for cmdlets that take such a table. */
export function updateList(context: CmdletContext<ListParameters>): void {
  const { InputObject, Property } = context.parameters;
  if (isNullish(InputObject)) {
    const change = changeOf(context.parameters);
    context.write(Property === undefined ? change : Hashtable.from([[Property, change]]));
    return;
  }
  if (Property === undefined) {
    fail(
      context,
      'MissingPropertyParameter',
      'An object is given: -Property must say which of its lists is meant.',
      true,
    );
    return;
  }
  const list = getProperty(context.script, InputObject, Property);
  if (isNullish(list) || !isList(list)) {
    fail(context, 'MemberDoesntExist', `The object has no list '${Property}'.`, false);
    return;
  }
  if (!applied(context, list)) return;
  context.write(InputObject);
}

/** The change as an object: `Add`, `Remove`, `Replace`. */
function changeOf({ Add, Remove, Replace }: ListParameters): CustomObject {
  const pairs = Object.entries({ Add, Remove, Replace }).map(([name, value]) => [name, [...(value ?? [])]] as const);
  return CustomObject.from(pairs, ['System.Management.Automation.PSListModifier']);
}

/** Takes out, then adds; false when the list does not let itself be changed (an array). */
function applied(context: CmdletContext<ListParameters>, list: Value): boolean {
  const { script, parameters } = context;
  const call = (method: string, ...args: Value[]): Value => invokeMethod(script, list, method, args);
  try {
    if (parameters.Replace) call('Clear');
    for (const one of parameters.Remove ?? []) call('Remove', one);
    for (const one of parameters.Replace ?? parameters.Add ?? []) call('Add', one);
    return true;
  } catch (thrown) {
    if (!(thrown instanceof TerminatingError)) throw thrown;
    const { exception } = thrown.record;
    context.writeError(
      errorRecord({
        exception: newException(PSInvalidOperationException, (exception.inner ?? exception).message, exception),
        id: 'ApplyFailed',
        category: 'InvalidOperation',
      }),
    );
    return false;
  }
}

function fail(context: CmdletContext<ListParameters>, id: string, text: string, ends: boolean): void {
  const exception = newException(PSArgumentException, text);
  const record = errorRecord({ exception, id, category: 'InvalidArgument', target: context.parameters.InputObject });
  if (ends) context.throwTerminating(record);
  context.writeError(record);
}
