import type { Session } from '../../../src/engine/session/session.js';
import { propertiesOf } from '../../../src/engine/values/property-list.js';
import type { Value } from '../../../src/engine/values/value.js';

/** The properties of an object that came from another engine, by name. */
export function fieldsOf(session: Session, value: Value): ReadonlyMap<string, Value> {
  return new Map(propertiesOf(value).map((property) => [property.name, property.get(session)]));
}
