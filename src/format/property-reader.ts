import { WildcardPattern } from '../engine/operators/wildcard.js';
import { CustomObject } from '../engine/values/custom-object.js';
import { DictionaryBase, Hashtable } from '../engine/values/dictionaries.js';
import type { Shape } from '../engine/values/member-set.js';
import { findOwnProperty, findProperty as lookUpProperty } from '../engine/values/properties.js';
import { type PropertyInfo, propertiesOf } from '../engine/values/property-list.js';
import { PsMethod } from '../engine/values/psobject-view.js';
import type { ScriptContext } from '../engine/values/script-access.js';
import { typeDataOf } from '../engine/values/type-data.js';
import { NetObject, type Value } from '../engine/values/value.js';

/** Reads `object.name` for views and cmdlets: null where there is none, in strict mode, too. */
export function readProperty(ctx: ScriptContext, object: Value, name: string): Value {
  const found = lookUpProperty(ctx, object, name.toLowerCase());
  return found === undefined || found instanceof PsMethod ? null : found;
}

/** What `PropertyReader.read` answers for an object that has no such property. */
export const missing: unique symbol = Symbol('missing property');

/** Reads one property by name from many objects; the place is looked up once for objects of one shape. */
export class PropertyReader {
  readonly name: string;
  readonly #lowerName: string;
  #shape: Shape | null = null;
  #index = -1;

  constructor(name: string) {
    this.name = name;
    this.#lowerName = name.toLowerCase();
  }

  /** The value, or `missing`; raises what a getter raises. */
  read(ctx: ScriptContext, object: Value): Value | typeof missing {
    if (object instanceof CustomObject) {
      if (object.shape !== this.#shape) this.#look(object);
      if (this.#index >= 0) return object.slots[this.#index] as Value;
    }
    return this.#readSlowly(ctx, object);
  }

  #look(object: CustomObject): void {
    this.#shape = object.shape;
    const index = object.shape.indexOf(this.#lowerName);
    this.#index = index >= 0 && object.shape.kinds[index] === 'NoteProperty' ? index : -1;
  }

  #readSlowly(ctx: ScriptContext, object: Value): Value | typeof missing {
    const key = object instanceof Hashtable ? object.get(this.name) : undefined;
    if (key !== undefined) return key;
    const property = findInfo(ctx, object, this.#lowerName);
    return property ? property.get(ctx) : missing;
  }
}

/** The property of a name in lower case; undefined when there is none. */
export function findInfo(ctx: ScriptContext, object: Value, lowerName: string): PropertyInfo | undefined {
  return propertiesOf(object, ctx).find((property) => property.name.toLowerCase() === lowerName);
}

/**
 * Names that a pattern of a -Property argument stands for on an object, as the object spells them; a property set is
 * replaced by its names. Keys of a hashtable count as properties. Without wildcards: the one name, or nothing when the object does not have it.
 */
export function resolveNames(ctx: ScriptContext, object: Value, pattern: string): string[] {
  const found: string[] = [];
  if (WildcardPattern.hasWildcards(pattern)) {
    const wildcard = new WildcardPattern(pattern);
    if (object instanceof Hashtable)
      return [...object.keys()].filter((key): key is string => typeof key === 'string' && wildcard.matches(key));
    for (const property of propertiesOf(object, ctx)) {
      if (!property.isHidden && property.kind !== 'PropertySet' && wildcard.matches(property.name))
        found.push(property.name);
    }
    return found;
  }
  const name = pattern;
  if (object instanceof CustomObject) {
    const index = object.shape.indexOf(name.toLowerCase());
    if (index >= 0 && object.shape.kinds[index] !== 'PropertySet') return [object.shape.names[index]!];
  }
  if (object instanceof Hashtable) {
    for (const key of object.keys())
      if (typeof key === 'string' && key.toLowerCase() === name.toLowerCase()) return [key];
  }
  const property = findInfo(ctx, object, name.toLowerCase());
  // Dynamic objects (XML elements) know more names than they list.
  if (!property) return hasDynamic(ctx, object, name) ? [name] : [];
  if (property.kind !== 'PropertySet') return [property.name];
  return namesIn(property.get(ctx)).flatMap((member) => resolveNames(ctx, object, member));
}

function hasDynamic(ctx: ScriptContext, object: Value, name: string): boolean {
  if (!(object instanceof NetObject) || object instanceof CustomObject || object instanceof DictionaryBase)
    return false;
  return object.netType.rule('getMember') !== undefined && findOwnProperty(ctx, object, name) !== undefined;
}

/** All visible properties of an object: those of its type first, then what type data and Add-Member gave it. */
export function allNames(ctx: ScriptContext, object: Value): string[] {
  if (object instanceof CustomObject && object.shape.isPlain && typeDataOf(ctx, object).length === 0)
    return [...object.shape.names];
  const own: string[] = [];
  const added: string[] = [];
  for (const property of propertiesOf(object, ctx)) {
    if (property.isHidden || property.kind === 'PropertySet') continue;
    (property.kind === 'Property' ? own : added).push(property.name);
  }
  return [...own, ...added];
}

/** Names a property set holds. */
function namesIn(value: Value): string[] {
  if (value instanceof CustomObject) return namesIn(value.note('ReferencedPropertyNames'));
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
}

/** `DefaultDisplayPropertySet` of an object, or of the type data of its type names; empty when there is none. It may name what the object lacks. */
export function defaultDisplaySet(ctx: ScriptContext, object: Value): string[] {
  return standardMember(ctx, object, 'DefaultDisplayPropertySet');
}

/** `DefaultDisplayProperty`, else the first property called name, id, key, *key, *name, *id; null when there is none. */
export function displayName(ctx: ScriptContext, object: Value): string | null {
  const standard = standardMember(ctx, object, 'DefaultDisplayProperty')[0];
  if (standard !== undefined) return standard;
  for (const pattern of ['name', 'id', 'key', '*key', '*name', '*id']) {
    const found = resolveNames(ctx, object, pattern)[0];
    if (found !== undefined) return found;
  }
  return null;
}

/** Names in a standard member (`DefaultDisplayPropertySet`, `DefaultKeyPropertySet`, …) of an object or of its type data. */
export function standardMember(ctx: ScriptContext, object: Value, name: string): string[] {
  if (object instanceof CustomObject && object.shape.isPlain && object.typeNames === null && !hasNote(object))
    return [];
  const members = findOwnProperty(ctx, object, 'PSStandardMembers');
  if (members === null || members === undefined) return [];
  return namesIn(readProperty(ctx, members, name));
}

function hasNote(object: CustomObject): boolean {
  return object.shape.indexOf('psstandardmembers') >= 0;
}
