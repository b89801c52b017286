import { TerminatingError } from '../errors/terminating.js';
import { CustomObject } from '../values/custom-object.js';
import type { DictionaryBase } from '../values/dictionaries.js';
import type { NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import type { MethodGroup, StaticBody } from '../values/type-definition.js';
import { findType } from '../values/type-names.js';
import { isInstance } from '../values/type-of.js';
import type { Value } from '../values/value.js';
import { castCause, castError, valueCastError } from './cast-errors.js';
import { displayText } from './numeric.js';
import { toText } from './text.js';

/** What a conversion needs of member access; set by it, because members convert their arguments with these very conversions. */
export interface ObjectMaker {
  construct(ctx: ScriptContext, type: NetType, args: readonly Value[]): Value;
  setProperty(ctx: ScriptContext, target: Value, name: string, value: Value): void;
}

let maker: ObjectMaker | null = null;

/** Called once by member access when it is loaded. */
export function registerObjectMaker(objectMaker: ObjectMaker): void {
  maker = objectMaker;
}

/** By `Parse(string)` or by a constructor that takes the value as it is; `undefined` when the type has neither. */
export function createFrom(ctx: ScriptContext, value: Value, type: NetType): Value {
  if (typeof value === 'string') {
    const parse = singleParameter(type.staticMethods.get('parse'), value);
    if (parse)
      return guarded(ctx, value, type, parseId(type), () =>
        (parse as (args: Value[], ctx: ScriptContext) => Value)([value], ctx),
      );
  }
  const create = singleParameter(type.constructors, value);
  if (!create) return undefined;
  return guarded(ctx, value, type, 'InvalidCastConstructorTargetInvocation', () =>
    (create as (args: Value[], ctx: ScriptContext) => Value)([value], ctx),
  );
}

function parseId(type: NetType): string {
  const withProvider = type.staticMethods
    .get('parse')
    ?.overloads.some((o) => o.parameters[1]?.typeText === 'System.IFormatProvider');
  return withProvider ? 'InvalidCastParseTargetInvocationWithFormatProvider' : 'InvalidCastParseTargetInvocation';
}

function singleParameter(group: MethodGroup | undefined, value: Value): StaticBody | null {
  for (const { parameters, body } of group?.overloads ?? []) {
    const only = parameters[0];
    if (!body || !only || only.isRef || parameters.some((p, i) => i > 0 && !p.isOptional)) continue;
    const type = findType(only.typeText);
    if (type && type.fullName !== 'System.Object' && isInstance(value, type)) return body as StaticBody;
  }
  return null;
}

function guarded(ctx: ScriptContext, value: Value, type: NetType, id: string, create: () => Value): Value {
  try {
    return create();
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    throw valueCastError(id, displayText(ctx, value), type, castCause(error));
  }
}

/** `[Type]@{ Property = value }`: an object by the constructor without arguments, then its properties. */
export function createFromTable(ctx: ScriptContext, table: DictionaryBase | CustomObject, type: NetType): Value {
  if (
    !maker ||
    !(
      (type.isValueType && !type.definition.fromNull) ||
      type.constructors.overloads.some((o) => o.parameters.length === 0)
    )
  )
    return undefined;
  const target = maker.construct(ctx, type, []);
  for (const [name, item] of pairsOf(ctx, table)) {
    const property = type.findProperty(name.toLowerCase());
    if (!property?.set) throw unknownProperty(name, type);
    maker.setProperty(ctx, target, property.name, item);
  }
  return target;
}

function* pairsOf(ctx: ScriptContext, table: DictionaryBase | CustomObject): Iterable<[string, Value]> {
  if (table instanceof CustomObject) {
    for (const name of table.shape.names) yield [name, table.note(name)];
  } else {
    for (const entry of table.entries()) yield [toText(ctx, entry.key), entry.value];
  }
}

function unknownProperty(name: string, type: NetType): TerminatingError {
  const settable = [...type.properties.values()].filter((p) => p.set && !p.isHidden);
  const list = settable.map((p) => `[${p.name} <${findType(p.typeText)?.fullName ?? p.typeText}>]`).join(', ');
  const text =
    `Cannot create object of type "${type.fullName}". The property '${name}' was not found for the '${type.fullName}' object. ` +
    (settable.length > 0 ? `The settable properties are: ${list}.` : 'There is no settable property available.');
  return castError('ObjectCreationError', text);
}
