import type { CmdletContext } from '../../../src/engine/command/definition.js';
import { PSArgumentException } from '../../../src/engine/errors/engine-exceptions.js';
import { recordError, type TerminatingError } from '../../../src/engine/errors/terminating.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import { CustomObject } from '../../../src/engine/values/custom-object.js';
import { getProperty, propertiesOf, setProperty } from '../../../src/engine/values/members.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { itemError, notSupported } from '../providers/item-errors.js';
import { itemAt } from '../providers/items.js';
import { isFilePlace, type Place } from '../providers/places.js';

/** The file or folder whose properties are meant; other drives have none. */
export function propertyItem(context: CmdletContext<object>, place: Place): Value {
  if (!isFilePlace(place)) throw notSupported('properties of items', place.drive.provider.name);
  return itemAt(context.session, place);
}

/** An object of some properties of an item, with the notes that say where it is. */
export function chosenProperties(context: CmdletContext<object>, item: Value, names: readonly string[]): CustomObject {
  const all = propertiesOf(item);
  const pairs: [string, Value][] = [];
  for (const name of names) {
    const pattern = new WildcardPattern(name);
    const found = all.filter((property) => pattern.matches(property.name));
    if (found.length === 0 && !WildcardPattern.hasWildcards(name)) context.writeError(noProperty(name).record);
    for (const property of found) pairs.push([property.name, property.get(context.script)]);
  }
  const result = CustomObject.from(pairs);
  if (item instanceof NetObject && item.members)
    for (const property of all)
      if (property.kind === 'NoteProperty') result.setNote(property.name, property.get(context.script));
  return result;
}

/** One property's value; raises PropertyNotFound. */
export function propertyValue(context: CmdletContext<object>, item: Value, name: string): Value {
  requireProperty(item, name);
  return getProperty(context.script, item, name);
}

/** Sets a property of a file or folder. */
export function assignProperty(context: CmdletContext<object>, item: Value, name: string, value: Value): void {
  requireProperty(item, name);
  setProperty(context.script, item, name, value);
}

function requireProperty(item: Value, name: string): void {
  if (!propertiesOf(item).some((property) => property.name.toLowerCase() === name.toLowerCase()))
    throw noProperty(name);
}

function noProperty(name: string): TerminatingError {
  const message = `Property ${name} does not exist at path.`;
  return recordError(
    itemError(
      PSArgumentException,
      message,
      'System.Management.Automation.PSArgumentException',
      'InvalidArgument',
      name,
    ),
  );
}
