import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { toText } from '../../../src/engine/convert/text.js';
import {
  MethodException,
  MethodInvocationException,
  PSArgumentException,
} from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { Exception, InvalidOperationException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { recordError, TerminatingError } from '../../../src/engine/errors/terminating.js';
import { bareObject, CustomObject } from '../../../src/engine/values/custom-object.js';
import type { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import { construct, invokeMethod } from '../../../src/engine/values/methods.js';
import type { NetType } from '../../../src/engine/values/net-type.js';
import { findOwnProperty, setProperty } from '../../../src/engine/values/properties.js';
import { findType } from '../../../src/engine/values/type-names.js';
import { typeOf } from '../../../src/engine/values/type-of.js';
import type { Value } from '../../../src/engine/values/value.js';

const customTypes = new Set(['System.Management.Automation.PSObject', 'System.Management.Automation.PSCustomObject']);

/** Makes an object and sets the given properties. */
export function newObject(
  context: Pick<CmdletContext<unknown>, 'script' | 'session' | 'writeError'>,
  typeName: string,
  args: readonly Value[],
  properties: DictionaryBase | undefined,
): Value {
  const type = context.session.types.find(typeName) ?? findType(typeName.replace(/^\[(.*)\]$/, '$1'));
  if (!type) throw typeNotFound(typeName);
  const object = customTypes.has(type.fullName) && args.length === 0 ? bareObject() : made(context, type, args);
  for (const { key, value } of properties?.entries() ?? []) {
    const name = toText(context.script, key);
    if (object instanceof CustomObject) object.setNote(name, value);
    else setOne(context, object, name, value);
  }
  return object;
}

/** Sets a property of the new object, or calls its method of that name with the value. */
function setOne({ script }: Pick<CmdletContext<unknown>, 'script'>, object: Value, name: string, value: Value): void {
  const lower = name.toLowerCase();
  if (typeOf(object).findMethod(lower)) {
    invokeMethod(script, object, name, [value]);
    return;
  }
  if (findOwnProperty(script, object, lower) === undefined) throw memberNotFound(name);
  try {
    setProperty(script, object, name, value);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    const message =
      'The value supplied is not valid, or the property is read-only. Change the value, and then try again.';
    const exception = newException(Exception, message);
    throw recordError(errorRecord({ exception, id: 'SetValueException', category: 'InvalidData' }));
  }
}

function memberNotFound(name: string): TerminatingError {
  const exception = newException(
    InvalidOperationException,
    `The member "${name}" was not found for the specified .NET object.`,
  );
  return recordError(errorRecord({ exception, id: 'InvalidOperationException', category: 'InvalidOperation' }));
}

function made({ script }: Pick<CmdletContext<unknown>, 'script'>, type: NetType, args: readonly Value[]): Value {
  try {
    return construct(script, type, args);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    if (error.exception.typeName === MethodInvocationException.fullName) {
      throw recordError(
        errorRecord({
          exception: error.exception,
          id: 'ConstructorInvokedThrowException',
          category: 'InvalidOperation',
        }),
      );
    }
    if (args.length > 0 && error.exception.typeName === MethodException.fullName) throw noOverload(error, type);
    if (args.length > 0) throw error;
    const message = `A constructor was not found. Cannot find an appropriate constructor for type ${type.fullName}.`;
    const exception = newException(PSArgumentException, message);
    throw recordError(errorRecord({ exception, id: 'CannotFindAppropriateCtor', category: 'ObjectNotFound' }));
  }
}

/** New-Object names the type where `::new` says `new` or `.ctor`. */
function noOverload({ exception }: TerminatingError, type: NetType): TerminatingError {
  const message = exception.message.replace(/ for "(?:new|\.ctor)" /, ` for "${type.name}" `);
  const named = newException(MethodException, message, exception.inner);
  return recordError(
    errorRecord({ exception: named, id: 'ConstructorInvokedThrowException', category: 'InvalidOperation' }),
  );
}

function typeNotFound(name: string): TerminatingError {
  const message = `Cannot find type [${name}]: verify that the assembly containing this type is loaded.`;
  return recordError(
    errorRecord({ exception: newException(PSArgumentException, message), id: 'TypeNotFound', category: 'InvalidType' }),
  );
}
