import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { IOException } from '../../../src/engine/errors/exception-types.js';
import { recordError, type TerminatingError } from '../../../src/engine/errors/terminating.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import { CustomObject } from '../../../src/engine/values/custom-object.js';
import { getProperty, setProperty } from '../../../src/engine/values/properties.js';
import { propertiesOf } from '../../../src/engine/values/property-list.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { itemError, notSupported } from '../providers/item-errors.js';
import { itemAt } from '../providers/items.js';
import { isFilePlace, type Place } from '../providers/places.js';

/** The file or folder whose properties are meant; other drives have none. */
export function propertyItem(context: CmdletContext<object>, place: Place): Value {
  if (!isFilePlace(place))
    throw notSupported(
      'Cannot use interface. The IPropertyCmdletProvider interface is not supported by this provider.',
    );
  return itemAt(context.session, place);
}

/** An object of some properties of an item, with the notes that say where it is; null when it has none of them. */
export function chosenProperties(
  context: CmdletContext<object>,
  item: Value,
  names: readonly string[],
): CustomObject | null {
  const all = propertiesOf(item);
  const pairs: [string, Value][] = [];
  for (const name of names) {
    const pattern = new WildcardPattern(name);
    const found = all.filter((property) => pattern.matches(property.name));
    if (found.length === 0 && !WildcardPattern.hasWildcards(name))
      context.writeError(noProperty(name, 'GetValueError').record);
    for (const property of found) pairs.push([property.name, property.get(context.script)]);
  }
  if (pairs.length === 0) return null;
  const result = CustomObject.from(pairs);
  if (item instanceof NetObject && item.members)
    for (const property of all)
      if (property.kind === 'NoteProperty') result.setNote(property.name, property.get(context.script));
  return result;
}

/** One property's value; raises PropertyNotFound. */
export function propertyValue(context: CmdletContext<object>, item: Value, name: string): Value {
  requireProperty(item, name, 'GetValueError');
  return getProperty(context.script, item, name);
}

/** Sets a property of a file or folder. */
export function assignProperty(context: CmdletContext<object>, item: Value, name: string, value: Value): void {
  requireProperty(item, name, 'SetPropertyError');
  setProperty(context.script, item, name, value);
}

function requireProperty(item: Value, name: string, id: string): void {
  if (!propertiesOf(item).some((property) => property.name.toLowerCase() === name.toLowerCase()))
    throw noProperty(name, id);
}

function noProperty(name: string, id: string): TerminatingError {
  const message = `The property ${name} does not exist or was not found.`;
  return recordError(itemError(IOException, message, id, 'ReadError', name));
}
