import { defineType, NetType } from './net-type.js';
import type { TypeDefinition } from './type-definition.js';
import { requireType } from './type-names.js';
import { lazyTypes } from './type-registry.js';
import { NetObject, type Value } from './value.js';

/** How an enum is declared beside its names and numbers. */
export interface EnumOptions {
  /** `[Flags]`: numbers combine. */
  readonly flags?: boolean;
  /** Names may be patterns: `*Property` stands for all that match (.NET's EnumMultipleTypeConverter). */
  readonly patterns?: boolean;
  /** Full name of the underlying type, `System.Int32` unless said. */
  readonly underlying?: string;
}

/** A value of an enum type: its number, which may be no declared one. */
export class EnumValue extends NetObject {
  readonly #type: NetType;
  readonly number: bigint;

  constructor(type: NetType, number: bigint) {
    super();
    this.#type = type;
    this.number = number;
  }

  override get netType(): NetType {
    return this.#type;
  }

  /** The declared name, the names of its flags joined by `, `, or the number. */
  get text(): string {
    return enumText(this.#type, this.number);
  }
}

interface EnumData {
  readonly names: readonly string[];
  readonly numbers: readonly bigint[];
  readonly values: readonly EnumValue[];
  readonly flags: boolean;
  readonly patterns: boolean;
  readonly underlying: string;
}

const dataOf = new WeakMap<NetType, EnumData>();

/** The names and numbers of an enum type, in declaration order. */
export function enumData(type: NetType): EnumData {
  const data = dataOf.get(type);
  if (!data) throw new Error(`${type.fullName} is no enum.`);
  return data;
}

/** Builds an enum type from names and numbers without registering it (enums of scripts). */
export function makeEnum(
  fullName: string,
  members: Readonly<Record<string, number | bigint>>,
  options: EnumOptions = {},
): NetType {
  const type = new NetType(enumDefinition(fullName, members));
  return attachEnum(type, members, options);
}

/** Declares an enum type of .NET's; it is built when its name is first resolved. */
export function defineEnum(
  fullName: string,
  members: Readonly<Record<string, number | bigint>> | readonly string[],
  options: EnumOptions = {},
): void {
  lazyTypes([fullName], () => {
    const numbered = Array.isArray(members) ? numberNames(members) : (members as Readonly<Record<string, number>>);
    attachEnum(defineType(enumDefinition(fullName, numbered)), numbered, options);
  });
}

function numberNames(names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name, index) => [name, index]));
}

function enumDefinition(fullName: string, members: Readonly<Record<string, number | bigint>>): TypeDefinition {
  const holder: { type?: NetType } = {};
  const statics: Record<string, { get: () => Value; field: boolean }> = {};
  for (const name of Object.keys(members)) {
    statics[`${name}: ${fullName}`] = { get: () => enumByName(holder.type!, name), field: true };
  }
  return {
    name: fullName,
    kind: 'enum',
    statics,
    defaultValue: () => enumValue(holder.type!, 0n),
    text: (self: EnumValue) => self.text,
    equals: (self: EnumValue, other: Value) =>
      other instanceof EnumValue && other.netType === self.netType && other.number === self.number,
    compare: (self: EnumValue, other: EnumValue) =>
      self.number < other.number ? -1 : self.number > other.number ? 1 : 0,
    onBuilt: (type) => {
      holder.type = type;
    },
  };
}

function attachEnum(type: NetType, members: Readonly<Record<string, number | bigint>>, options: EnumOptions): NetType {
  const names = Object.keys(members);
  const numbers = names.map((name) => BigInt(members[name]!));
  const values = numbers.map((number) => new EnumValue(type, number));
  dataOf.set(type, {
    names,
    numbers,
    values,
    flags: options.flags ?? false,
    patterns: options.patterns ?? false,
    underlying: options.underlying ?? 'System.Int32',
  });
  return type;
}

/** The value of a declared name (any case); `undefined` when there is none. */
export function enumByName(type: NetType, name: string): EnumValue | undefined {
  const data = enumData(type);
  const lower = name.toLowerCase();
  const index = data.names.findIndex((candidate) => candidate.toLowerCase() === lower);
  return index < 0 ? undefined : data.values[index];
}

/** The value of a number: the declared one's object where there is one. */
export function enumValue(type: NetType, number: bigint): EnumValue {
  const data = enumData(type);
  const index = data.numbers.indexOf(number);
  return index >= 0 ? data.values[index]! : new EnumValue(type, number);
}

/** A declared value of a .NET enum by type and name, for the engine's own use. */
export function enumOf(fullName: string, name: string): EnumValue {
  const value = enumByName(requireType(fullName), name);
  if (!value) throw new Error(`${fullName} has no ${name}.`);
  return value;
}

/** True when a number is declared, or (flags) made of declared ones. */
export function isDeclared(type: NetType, number: bigint): boolean {
  const data = enumData(type);
  if (data.numbers.includes(number)) return true;
  return data.flags && flagNames(data, number) !== null;
}

function enumText(type: NetType, number: bigint): string {
  const data = enumData(type);
  const index = data.numbers.indexOf(number);
  if (index >= 0) return data.names[index]!;
  return (data.flags && flagNames(data, number)?.join(', ')) || number.toString();
}

/** The names whose bits make up a number, lowest first; null when bits are left over. */
function flagNames(data: EnumData, number: bigint): string[] | null {
  let rest = number;
  const found: string[] = [];
  const order = data.numbers.map((_, i) => i).sort((a, b) => (data.numbers[b]! > data.numbers[a]! ? 1 : -1));
  for (const index of order) {
    const bits = data.numbers[index]!;
    if (bits === 0n || (rest & bits) !== bits) continue;
    rest &= ~bits;
    found.unshift(data.names[index]!);
  }
  return rest === 0n ? found : null;
}
