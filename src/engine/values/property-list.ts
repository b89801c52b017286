import { CustomObject, unwrap } from './custom-object.js';
import type { ExtendedMember, MemberKind, MemberSlots } from './member-set.js';
import type { NetType } from './net-type.js';
import type { ScriptContext } from './script-access.js';
import { typeDataOf } from './type-data.js';
import type { AdaptedMember, TypeProperty } from './type-definition.js';
import { typeOf } from './type-of.js';
import { isNullish, NetObject, type Value } from './value.js';

/** A property of a value as Format, Select and Get-Member see it. */
export interface PropertyInfo {
  readonly name: string;
  readonly kind:
    | 'Property'
    | 'NoteProperty'
    | 'ScriptProperty'
    | 'AliasProperty'
    | 'CodeProperty'
    | 'ParameterizedProperty'
    | 'PropertySet';
  readonly typeText: string;
  readonly isHidden: boolean;
  readonly isSettable: boolean;
  readonly get: (ctx: ScriptContext) => Value;
  /** The member itself where Add-Member or type data made it. */
  readonly extended: ExtendedMember | null;
}

/**
 * The properties of a value in order: those given to the object itself, then those of the type.
 * With a context those that Update-TypeData added in its session come behind the object's own.
 */
export function propertiesOf(value: Value, ctx: ScriptContext | null = null): readonly PropertyInfo[] {
  if (isNullish(value)) return [];
  const found: PropertyInfo[] = [];
  const seen = new Set<string>();
  if (value instanceof CustomObject) addSlots(found, seen, value, value);
  else if (value instanceof NetObject && value.members !== null) addSlots(found, seen, value, value.members);
  if (ctx) addTypeData(found, seen, value, ctx);
  const inner = unwrap(value);
  const adapted = typeOf(inner).rule('adaptedMembers');
  if (adapted) addAdapted(found, inner, adapted(inner as never));
  else addTypeProperties(found, seen, inner, typeOf(inner));
  return found;
}

/** Members that a dynamic object has instead of its type's: child elements and attributes of XML. */
function addAdapted(found: PropertyInfo[], self: Value, members: readonly AdaptedMember[]): void {
  const read = typeOf(self).rule('getMember')!;
  for (const { name, typeText, isSettable } of members) {
    found.push({
      name,
      kind: 'Property',
      typeText,
      isHidden: false,
      isSettable,
      get: (ctx) => read(self as never, name, ctx) ?? null,
      extended: null,
    });
  }
}

function addSlots(found: PropertyInfo[], seen: Set<string>, self: Value, members: MemberSlots): void {
  const { shape } = members;
  for (let i = 0; i < shape.names.length; i++) {
    const kind = shape.kinds[i]!;
    if (kind === 'ScriptMethod') continue;
    seen.add(shape.names[i]!.toLowerCase());
    found.push(slotInfo(self, members, i, kind));
  }
}

function slotInfo(
  self: Value,
  members: MemberSlots,
  index: number,
  kind: Exclude<MemberKind, 'ScriptMethod'>,
): PropertyInfo {
  const name = members.shape.names[index]!;
  if (kind === 'NoteProperty') {
    const value = members.slots[index] as Value;
    const typeText = isNullish(value) ? 'System.Object' : typeOf(value).displayName;
    const get = (): Value => members.slots[members.shape.indexOf(name.toLowerCase())] as Value;
    return { name, kind, typeText, isHidden: false, isSettable: true, get, extended: null };
  }
  const extended = members.slots[index] as ExtendedMember;
  return {
    name,
    kind,
    typeText: extended.typeText ?? 'System.Object',
    isHidden: false,
    isSettable: extended.set !== undefined,
    get: (ctx) => extended.get?.(self, ctx) ?? null,
    extended,
  };
}

const shown = new WeakMap<NetType, readonly TypeProperty[]>();

/** A type's properties without indexers: those that PowerShell's type data adds stand before those of .NET. */
function shownProperties(type: NetType): readonly TypeProperty[] {
  let found = shown.get(type);
  if (!found) {
    const all = [...type.properties.values()].filter((p) => p.name !== 'Item' && p.name !== 'Chars');
    found = [...all.filter((p) => p.kind !== 'Property'), ...all.filter((p) => p.kind === 'Property')];
    shown.set(type, found);
  }
  return found;
}

function addTypeProperties(found: PropertyInfo[], seen: Set<string>, self: Value, type: NetType): void {
  for (const property of shownProperties(type)) {
    if (seen.has(property.name.toLowerCase())) continue;
    found.push({
      name: property.name,
      kind: property.kind,
      typeText: property.typeText,
      isHidden: property.isHidden,
      isSettable: property.set !== undefined,
      get: (ctx) => property.get(self, ctx) ?? null,
      extended: null,
    });
  }
}

/** Properties that Update-TypeData gave to the value's type names. */
function addTypeData(found: PropertyInfo[], seen: Set<string>, self: Value, ctx: ScriptContext): void {
  for (const data of typeDataOf(ctx, self)) {
    for (const [key, added] of data.members) {
      if (added.kind === 'ScriptMethod' || seen.has(key)) continue;
      seen.add(key);
      const extended = 'member' in added ? added.member : null;
      const note = 'value' in added ? added.value : null;
      found.push({
        name: added.name,
        kind: added.kind,
        typeText: 'System.Object',
        isHidden: false,
        isSettable: extended?.set !== undefined,
        get: (context) => (extended ? (extended.get?.(self, context) ?? null) : note),
        extended,
      });
    }
  }
}
