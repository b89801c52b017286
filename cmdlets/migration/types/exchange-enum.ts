import { WrappedValue } from '../../../src/engine/values/custom-object.js';
import { MemberSet, putMember } from '../../../src/engine/values/member-set.js';
import { defineType, type NetType } from '../../../src/engine/values/net-type.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';

/**
 * A member of one of Exchange's enumerations, as Exchange Online hands it out: an object with a `Value` that compares equal to its name in any
 * case and to its number (reference/exchange-objects.md §0).
 */
abstract class ExchangeEnumValue extends NetObject {
  readonly name: string;
  readonly ordinal: number;

  constructor(name: string, ordinal: number) {
    super();
    this.name = name;
    this.ordinal = ordinal;
  }
}

/** One of Exchange's enumerations. */
export interface ExchangeEnum<N extends string> {
  readonly type: NetType;
  readonly names: readonly N[];
  /** The member of this name; the name is written by us, so a wrong one is a defect. */
  of(name: N): ExchangeEnumValue;
}

/**
 * A member as users carry it: a text, since scripts print and compare a user's status as one (`$_.Status`), that has a `Value` like the enumerations of batches
 * (reference/exchange-objects.md §0).
 */
export function enumText(name: string): WrappedValue {
  const members = new MemberSet();
  putMember(members, 'Value', 'NoteProperty', name);
  return new WrappedValue(name, members);
}

/** Declares an enumeration under its full .NET name; members are numbered in the order given. */
export function exchangeEnum<const N extends string>(fullName: string, names: readonly N[]): ExchangeEnum<N> {
  const Member = class extends ExchangeEnumValue {};
  const members = new Map<string, ExchangeEnumValue>();
  for (const [ordinal, name] of names.entries()) members.set(name.toLowerCase(), new Member(name, ordinal));
  const lookUp = (value: Value): ExchangeEnumValue | undefined => {
    if (typeof value === 'string') return members.get(value.trim().toLowerCase());
    if (typeof value === 'number') return [...members.values()][value];
    return value instanceof Member ? value : undefined;
  };
  const type = defineType({
    name: fullName,
    kind: 'struct',
    represents: Member,
    properties: { 'Value: string': (self: ExchangeEnumValue) => self.name },
    text: (self: ExchangeEnumValue) => self.name,
    equals: (self: ExchangeEnumValue, other) => lookUp(other) === self,
    compare: (self: ExchangeEnumValue, other: ExchangeEnumValue) => self.ordinal - other.ordinal,
    convert: lookUp,
  });
  return { type, names, of: (name) => members.get(name.toLowerCase())! };
}
