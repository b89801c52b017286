import { NetException } from '../errors/exceptions.js';
import type { NetType } from '../values/net-type.js';
import { NetObject, type Value } from '../values/value.js';

/** Values of a class's own properties, by lower-case name: kept on the object, whatever it derives from. */
const fieldsKey: unique symbol = Symbol('fields of script classes');

interface WithFields {
  [fieldsKey]?: Map<string, Value>;
}

/** The own properties of an object of a script class. */
export function fieldsOf(object: object): Map<string, Value> {
  const holder = object as WithFields;
  let fields = holder[fieldsKey];
  if (!fields) {
    fields = new Map();
    holder[fieldsKey] = fields;
  }
  return fields;
}

/** An object of a class that derives from no .NET type. */
export class ScriptObject extends NetObject {
  readonly #type: NetType;

  constructor(type: NetType) {
    super();
    this.#type = type;
  }

  override get netType(): NetType {
    return this.#type;
  }
}

/** True for attributes: their objects are made without a .NET object. */
export function isAttributeType(type: NetType): boolean {
  for (let one: NetType | null = type; one; one = one.base) if (one.fullName === 'System.Attribute') return true;
  return false;
}

/** True for System.Exception and what derives from it. */
export function isExceptionType(type: NetType): boolean {
  for (let one: NetType | null = type; one; one = one.base) if (one.fullName === 'System.Exception') return true;
  return false;
}

/** Takes over what the base constructor of an exception has set. */
export function adoptException(target: NetException, source: Value): void {
  if (!(source instanceof NetException)) return;
  target.message = source.message;
  target.inner = source.inner;
  Object.assign(target.details, source.details);
}
