import type { CultureInfo } from './culture.js';
import type { ScriptContext } from './script-access.js';
import {
  collectConstructors,
  collectMethods,
  collectProperties,
  collectStaticMethods,
  collectStatics,
  splitArguments,
} from './type-tables.js';
import { NetObject, type Value } from './value.js';

/** The body of an instance method. `args` are already converted to the parameter types of its signature; a result is dropped where the signature says `void`. */
export type MethodBody = (self: never, args: never, ctx: ScriptContext) => unknown;
/** The body of a static method or a constructor. */
export type StaticBody = (args: never, ctx: ScriptContext) => unknown;

/** One parameter of an overload, read from the signature text. */
export interface Parameter {
  readonly name: string;
  /** The type as PowerShell prints it: `int`, `System.DayOfWeek`, `string[]`. */
  readonly typeText: string;
  /** `[ref]`/`out`: the argument is a PSReference whose value the body sets. */
  readonly isRef: boolean;
  /** `Params`: the last parameter takes any number of arguments. */
  readonly isParams: boolean;
  /** `options?`: may be left out; the body then sees `undefined`. */
  readonly isOptional: boolean;
}

/** One overload of a method or a constructor: what overload resolution, Get-Member and errors see. */
export interface Overload {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly returnText: string;
  readonly isStatic: boolean;
  /** Null: known to Get-Member but not built here; calling it says so. */
  readonly body: MethodBody | StaticBody | null;
  /** Methods of script classes: their errors are the script's own and are not wrapped in MethodInvocationException. */
  readonly isScript?: boolean;
  /** Methods of script classes marked `hidden`: Get-Member leaves them out. */
  readonly isHidden?: boolean;
  /** Parameter types where their names cannot be looked up (classes of scripts). */
  readonly resolved?: readonly NetType[];
  /** The type arguments of the generic type it belongs to: its parameters may name them. */
  readonly typeArguments?: readonly NetType[];
}

/** All overloads of a name, own ones first. */
export interface MethodGroup {
  readonly name: string;
  readonly overloads: readonly Overload[];
}

/** A property or field of a type. */
export interface TypeProperty {
  readonly name: string;
  readonly typeText: string;
  readonly isStatic: boolean;
  readonly isField: boolean;
  /** The type itself where its name cannot be looked up (classes of scripts). */
  readonly type?: NetType;
  /** Kept from `*` selections and formatting (class members marked `hidden`). */
  readonly isHidden: boolean;
  /** Script properties and aliases that PowerShell's type data adds (`DateTime` of a datetime). */
  readonly kind: 'Property' | 'ScriptProperty' | 'AliasProperty' | 'NoteProperty' | 'CodeProperty';
  readonly get: (self: Value, ctx: ScriptContext) => Value;
  /** Absent: read-only. */
  readonly set?: (self: Value, value: Value, ctx: ScriptContext) => void;
}

/** A property's table entry: a getter, or getter and setter. The key is `Name: type`. */
export type PropertyDefinition =
  | ((self: never, ctx: ScriptContext) => Value)
  | {
      readonly get: (self: never, ctx: ScriptContext) => Value;
      readonly set?: (self: never, value: never, ctx: ScriptContext) => void;
      readonly hidden?: boolean;
      readonly field?: boolean;
      readonly kind?: TypeProperty['kind'];
    };

/** A static property's entry: a constant value is wrapped in a function so that it is made when first read. */
export type StaticDefinition =
  | ((ctx: ScriptContext) => Value)
  | {
      readonly get: (ctx: ScriptContext) => Value;
      readonly set?: (value: never, ctx: ScriptContext) => void;
      readonly field?: boolean;
    };

/**
 * The table of a .NET type. Keys of `methods`, `staticMethods` and `constructors` are signatures as Get-Member writes them:
 * `Substring(int startIndex, int length): string`, `TryParse(string s, [ref] int result): bool`, `Join(string separator, Params string[] value): string`,
 * `Split(char separator, System.StringSplitOptions options?): string[]`, `new(int year, int month, int day)`.
 */
export interface TypeDefinition {
  /** Full name: `System.DateTime`, ``System.Collections.Generic.List`1[System.Int32]``. */
  readonly name: string;
  /** PowerShell's short names, the printed one first. */
  readonly accelerators?: readonly string[];
  readonly base?: NetType | null;
  readonly interfaces?: readonly string[];
  readonly kind?: 'class' | 'struct' | 'enum' | 'interface' | 'static';
  /** The JavaScript class of its values: gets `netType` on its prototype. */
  readonly represents?: { readonly prototype: object };
  readonly properties?: Readonly<Record<string, PropertyDefinition>>;
  readonly methods?: Readonly<Record<string, MethodBody | null>>;
  readonly statics?: Readonly<Record<string, StaticDefinition>>;
  readonly staticMethods?: Readonly<Record<string, StaticBody | null>>;
  readonly constructors?: Readonly<Record<string, StaticBody | null>>;
  /** Conversion from other values; returns `undefined` when it has no rule for the value, throws the cast error text when the rule fails. */
  readonly convert?: (value: Value, ctx: ScriptContext) => Value;
  /** What `$null` becomes (`0`, `''`, `False`); absent: null for reference types, an error for value types. */
  readonly fromNull?: () => Value;
  /** The value of an uninitialised variable or array element of this type; null for reference types. */
  readonly defaultValue?: () => Value;
  /** `.ToString()`: with the culture of the session, or `invariant` for casts and interpolation. */
  readonly text?: (self: never, ctx: ScriptContext, invariant: boolean) => string;
  /** `.ToString(format, culture)` of IFormattable types. Absent: a format is ignored. */
  readonly format?: (self: never, format: string, culture: CultureInfo, ctx: ScriptContext) => string;
  /** `Equals`. */
  readonly equals?: (self: never, other: Value, ctx: ScriptContext) => boolean;
  /** What stands for the value as a key: values that `Equals` and `GetHashCode` take for one have the same. Absent: the object itself. */
  readonly keyForm?: (self: never) => unknown;
  /** `IComparable.CompareTo`, for a value of the same type. */
  readonly compare?: (self: never, other: never, ctx: ScriptContext) => number;
  /** `compare` takes values of any type as they are (classes of scripts). */
  readonly comparesAnything?: boolean;
  /** How the pipeline and `foreach` unroll it; absent: a scalar. */
  readonly enumerate?: (self: never) => Iterable<Value>;
  /** Reads `value[index]`; `undefined` when the index is out of range. Absent: no indexer. */
  readonly getItem?: (self: never, index: Value, ctx: ScriptContext) => Value;
  /** Sets `value[index]`. */
  readonly setItem?: (self: never, index: Value, item: Value, ctx: ScriptContext) => void;
  /** Adapted members: names that a dynamic object has (keys of a dictionary, child elements of XML). `undefined`: no such member. */
  readonly getMember?: (self: never, name: string, ctx: ScriptContext) => Value;
  /** Sets an adapted member; false when the object does not take it. */
  readonly setMember?: (self: never, name: string, value: Value, ctx: ScriptContext) => boolean;
  /** Adapted members that stand in place of the type's properties where all are listed (formatting, Select-Object, Get-Member): XML. */
  readonly adaptedMembers?: (self: never) => readonly AdaptedMember[];
  readonly elementType?: NetType;
  readonly genericArguments?: readonly NetType[];
  /** Told the type once it exists, for entries that refer to it. */
  readonly onBuilt?: (type: NetType) => void;
}

/** A member that an object has by its content, not by its type. */
export interface AdaptedMember {
  readonly name: string;
  readonly typeText: string;
  readonly isSettable: boolean;
}

/** Classes of .NET that nothing may derive from. */
const sealedClasses: ReadonlySet<string> = new Set(
  ['String', 'Version', 'Text.StringBuilder', 'DBNull', 'Diagnostics.Process', 'Net.WebUtility'].map(
    (n) => `System.${n}`,
  ),
);

let nextTypeId = 1;

/** A .NET type; as a value it is what `[int]` yields. Lookups are by lower-case name and include base types. */
export class NetType extends NetObject {
  /** Small number for caches of overload resolution. */
  readonly id: number = nextTypeId++;
  readonly fullName: string;
  readonly definition: TypeDefinition;
  #base: NetType | null | undefined;
  readonly elementType: NetType | null;
  readonly genericArguments: readonly NetType[];
  #properties: Map<string, TypeProperty> | null = null;
  #methods: Map<string, MethodGroup> | null = null;
  #statics: Map<string, TypeProperty> | null = null;
  #staticMethods: Map<string, MethodGroup> | null = null;
  #constructors: MethodGroup | null = null;
  #ancestors: Set<string> | null = null;
  #enumerator: ((self: never) => Iterable<Value>) | null | undefined = undefined;
  #text: NonNullable<TypeDefinition['text']> | null | undefined = undefined;

  constructor(definition: TypeDefinition) {
    super();
    this.definition = definition;
    this.fullName = definition.name;
    this.#base = definition.base;
    this.elementType = definition.elementType ?? null;
    this.genericArguments = definition.genericArguments ?? [];
    definition.onBuilt?.(this);
  }

  /** The type it derives from; looked up when first asked for, since a file may declare its types before the root is there. */
  get base(): NetType | null {
    if (this.#base === undefined) this.#base = rootType(this.definition);
    return this.#base;
  }

  /** The last part of the full name: `DateTime`, ``List`1``, `Int32[]`. */
  get name(): string {
    const head = this.fullName.split('[', 1)[0]!;
    const dot = Math.max(head.lastIndexOf('.'), head.lastIndexOf('+'));
    const suffix = this.elementType ? this.fullName.slice(this.elementType.fullName.length) : '';
    return this.elementType ? this.elementType.name + suffix : head.slice(dot + 1);
  }

  /** As PowerShell prints a type: the accelerator if there is one, `System.Collections.Generic.List[int]`, `string[]`. */
  get displayName(): string {
    if (this.elementType) return this.elementType.displayName + this.fullName.slice(this.elementType.fullName.length);
    if (this.genericArguments.length > 0) {
      return `${this.fullName.split('`', 1)[0]}[${this.genericArguments.map((a) => a.displayName).join(',')}]`;
    }
    return this.definition.accelerators?.[0] ?? this.fullName;
  }

  get isEnum(): boolean {
    return this.definition.kind === 'enum';
  }

  get isValueType(): boolean {
    return this.definition.kind === 'struct' || this.definition.kind === 'enum';
  }

  /** True when nothing may derive from it. */
  get isSealed(): boolean {
    return this.isValueType || this.definition.kind === 'static' || sealedClasses.has(this.fullName);
  }

  get isInterface(): boolean {
    return this.definition.kind === 'interface';
  }

  /** True when a class that derives from it needs no constructor of its own. */
  get hasPlainConstructor(): boolean {
    const { overloads } = this.constructors;
    return overloads.length === 0 || overloads.some(({ parameters }) => parameters.every((one) => one.isOptional));
  }

  /** The methods that classes which implement this interface must have. */
  get demandedMethods(): readonly { readonly name: string; readonly parameterCount: number }[] {
    return [...this.methods.values()].flatMap(({ name, overloads }) =>
      overloads.map(({ parameters }) => ({ name, parameterCount: parameters.length })),
    );
  }

  /** True when a value of this type may stand where `other` is asked for: same type, base type or implemented interface. */
  isAssignableTo(other: NetType): boolean {
    if (this === other) return true;
    this.#ancestors ??= ancestorNames(this);
    return this.#ancestors.has(other.fullName);
  }

  /** A rule of the definition, own or inherited (`text`, `equals`, `compare`, `enumerate`, …). */
  rule<K extends keyof TypeDefinition>(key: K): TypeDefinition[K] | undefined {
    for (let type: NetType | null = this; type; type = type.base) {
      const found = type.definition[key];
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** How values of this type unroll; looked up once. */
  get enumerator(): ((self: never) => Iterable<Value>) | null {
    if (this.#enumerator === undefined) this.#enumerator = this.rule('enumerate') ?? null;
    return this.#enumerator;
  }

  /** The text rule, own or inherited; looked up once. */
  get textRule(): NonNullable<TypeDefinition['text']> | null {
    if (this.#text === undefined) this.#text = this.rule('text') ?? null;
    return this.#text;
  }

  findProperty(lowerName: string): TypeProperty | undefined {
    return this.properties.get(lowerName);
  }

  findMethod(lowerName: string): MethodGroup | undefined {
    return this.methods.get(lowerName);
  }

  findStatic(lowerName: string): TypeProperty | undefined {
    return this.statics.get(lowerName);
  }

  findStaticMethod(lowerName: string): MethodGroup | undefined {
    return this.staticMethods.get(lowerName);
  }

  /** Instance properties by lower-case name, in declaration order, own ones before those of the base type. */
  get properties(): ReadonlyMap<string, TypeProperty> {
    return (this.#properties ??= collectProperties(this));
  }

  get methods(): ReadonlyMap<string, MethodGroup> {
    return (this.#methods ??= collectMethods(this));
  }

  get statics(): ReadonlyMap<string, TypeProperty> {
    return (this.#statics ??= collectStatics(this));
  }

  get staticMethods(): ReadonlyMap<string, MethodGroup> {
    return (this.#staticMethods ??= collectStaticMethods(this));
  }

  get constructors(): MethodGroup {
    return (this.#constructors ??= collectConstructors(this));
  }
}

/** Declares a type and registers it under its full name and accelerators. */
export function defineType(definition: TypeDefinition): NetType {
  const type = new NetType(definition);
  if (definition.represents) {
    Object.defineProperty(definition.represents.prototype, 'netType', {
      value: type,
      configurable: true,
      writable: true,
    });
  }
  registerTypes(type);
  return type;
}

const byName = new Map<string, NetType>();
const loaders = new Map<string, () => void>();
const genericMakers = new Map<string, (args: readonly NetType[]) => TypeDefinition>();

/** Makes types known to `findType` by full name and accelerators. */
export function registerTypes(...types: readonly NetType[]): void {
  for (const type of types) {
    byName.set(type.fullName.toLowerCase(), type);
    for (const accelerator of type.definition.accelerators ?? []) byName.set(accelerator.toLowerCase(), type);
  }
}

/** Declares a family that is built only when one of its names is first resolved. `represents` classes get their `netType` on first use too. */
export function lazyTypes(
  names: readonly string[],
  load: () => void,
  represents: readonly { readonly prototype: object }[] = [],
): void {
  let loaded = false;
  const once = (): void => {
    if (loaded) return;
    loaded = true;
    for (const name of names) loaders.delete(name.toLowerCase());
    load();
  };
  for (const name of names) loaders.set(name.toLowerCase(), once);
  for (const { prototype } of represents) {
    Object.defineProperty(prototype, 'netType', {
      configurable: true,
      get(this: NetObject): NetType {
        once();
        return this.netType;
      },
    });
  }
}

/** Declares a generic type by its full name without arity (`System.Collections.Generic.List`). */
export function defineGeneric(name: string, arity: number, make: (args: readonly NetType[]) => TypeDefinition): void {
  genericMakers.set(`${name}\`${arity}`.toLowerCase(), make);
}

/** The type of exactly this full name or accelerator, without generics, arrays and namespaces; loads its family. */
export function knownType(name: string): NetType | null {
  const key = name.toLowerCase();
  const found = byName.get(key);
  if (found) return found;
  const load = loaders.get(key);
  if (!load) return null;
  load();
  return byName.get(key) ?? null;
}

/** Lower-case names and accelerators of all types without generics and arrays, loaded or not. */
export function knownTypeNames(): Iterable<string> {
  return new Set([...byName.keys(), ...loaders.keys()]);
}

/** As `knownType`, for names that the engine itself declares: a missing one is a defect of ours. */
export function requireType(name: string): NetType {
  const type = findType(name);
  if (!type) throw new Error(`The type table has no ${name}.`);
  return type;
}

/**
 * Resolves a type name as a script writes it: accelerators, full names, names without `System.`, names under `usings`, generics
 * (`List[int]`, ``List`1[int]``, nested), arrays (`int[]`, `int[,]`). Null when there is none. `locals` are found by their own name, too:
 * classes of scripts that a generic type is made of.
 */
export function findType(
  name: string,
  usings: readonly string[] = [],
  locals: readonly NetType[] = [],
): NetType | null {
  const simple = knownType(name);
  if (simple) return simple;
  const bracket = name.indexOf('[');
  if (bracket < 0) return findPlain(name.trim(), usings, locals);
  return findBracketed(name.trim(), usings, locals);
}

function findPlain(name: string, usings: readonly string[], locals: readonly NetType[]): NetType | null {
  const plain = name.split(',', 1)[0]!.trim();
  const direct = locals.find((type) => type.fullName === plain) ?? knownType(plain) ?? knownType(`System.${plain}`);
  if (direct) return direct;
  for (const namespace of usings) {
    const found = knownType(`${namespace}.${plain}`);
    if (found) return found;
  }
  return null;
}

function findBracketed(name: string, usings: readonly string[], locals: readonly NetType[]): NetType | null {
  const arraySuffix = /\[(,*)\]$/.exec(name);
  if (arraySuffix) {
    const element = findType(name.slice(0, arraySuffix.index), usings, locals);
    return element && arrayType(element, arraySuffix[1]!.length + 1);
  }
  const open = name.indexOf('[');
  if (!name.endsWith(']')) return null;
  const parts = splitArguments(name.slice(open + 1, -1)).map((part) => findType(stripAssembly(part), usings, locals));
  if (parts.some((part) => part === null)) return null;
  return findGeneric(name.slice(0, open), parts as NetType[], usings);
}

/** `[System.Int32, System.Private.CoreLib]` inside a generic name → `System.Int32`. */
function stripAssembly(text: string): string {
  const inner = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  return /^[^[\]]*,/.test(inner) ? inner.split(',', 1)[0]! : inner;
}

function findGeneric(name: string, args: readonly NetType[], usings: readonly string[]): NetType | null {
  const bare = name.replace(/`\d+$/, '').trim();
  for (const candidate of [bare, `System.${bare}`, ...usings.map((namespace) => `${namespace}.${bare}`)]) {
    const key = `${candidate}\`${args.length}`.toLowerCase();
    knownType(key);
    const make = genericMakers.get(key);
    if (make) return genericType(key, make, args);
  }
  return null;
}

const genericInstances = new Map<string, NetType>();

function genericType(
  key: string,
  make: (args: readonly NetType[]) => TypeDefinition,
  args: readonly NetType[],
): NetType {
  const instanceKey = `${key}:${args.map((a) => a.id).join(',')}`;
  let type = genericInstances.get(instanceKey);
  if (!type) {
    type = new NetType({ ...make(args), genericArguments: args });
    genericInstances.set(instanceKey, type);
  }
  return type;
}

/** The closed generic type, for the engine's own use: `makeGeneric('System.Collections.Generic.List', [int32])`. */
export function makeGeneric(name: string, args: readonly NetType[]): NetType {
  const type = findGeneric(name, args, []);
  if (!type) throw new Error(`The type table has no generic ${name}.`);
  return type;
}

const arrayTypes = new Map<number, NetType>();

/** `T[]`, or `T[,]` for two dimensions and so on. */
export function arrayType(element: NetType, rank = 1): NetType {
  const key = element.id * 32 + rank;
  let type = arrayTypes.get(key);
  if (!type) {
    type = new NetType({
      name: `${element.fullName}[${','.repeat(rank - 1)}]`,
      base: knownType('System.Array'),
      elementType: element,
      interfaces: rank === 1 ? arrayInterfaces(element) : [],
    });
    arrayTypes.set(key, type);
  }
  return type;
}

function arrayInterfaces(element: NetType): string[] {
  return ['IList', 'ICollection', 'IEnumerable', 'IReadOnlyList', 'IReadOnlyCollection'].map(
    (name) => `System.Collections.Generic.${name}\`1[${element.fullName}]`,
  );
}

/** Reached only through `typeOf`; kept apart from the registry so that primitives resolve without a look-up. */
interface PrimitiveTypes {
  int32: NetType;
  int64: NetType;
  string: NetType;
  boolean: NetType;
  object: NetType;
  byte: NetType;
}

const primitives: Partial<PrimitiveTypes> = {};

/** Tells `typeOf` the tables of JavaScript primitives; called once by the family that declares them. */
export function registerPrimitives(types: PrimitiveTypes): void {
  Object.assign(primitives, types);
}

/** Key under which an array carries its element type (see `arrays.ts`). */
export const elementTypeKey: unique symbol = Symbol('element type');

/** The .NET type of a value; `System.Object` for `$null`, which has none. */
export function typeOf(value: Value): NetType {
  switch (typeof value) {
    case 'number':
      return primitives.int32!;
    case 'string':
      return primitives.string!;
    case 'boolean':
      return primitives.boolean!;
    case 'bigint':
      return primitives.int64!;
    case 'object':
      if (value === null) return primitives.object!;
      if (Array.isArray(value)) {
        return arrayType((value as { [elementTypeKey]?: NetType })[elementTypeKey] ?? primitives.object!);
      }
      if (value instanceof Uint8Array) return arrayType(primitives.byte!);
      return (value as NetObject).netType ?? primitives.object!;
    default:
      return primitives.object!;
  }
}

/** `-is` for a resolved type: false for `$null`. */
export function isInstance(value: Value, type: NetType): boolean {
  return value !== null && value !== undefined && typeOf(value).isAssignableTo(type);
}

/** The full .NET name of a value's type (`System.Int32`), as errors print it; `null` for `$null`. */
export function typeName(value: Value): string {
  return value === null || value === undefined ? 'null' : typeOf(value).fullName;
}

function rootType(definition: TypeDefinition): NetType | null {
  if (definition.name === 'System.Object' || definition.kind === 'interface') return null;
  const root =
    definition.kind === 'enum' ? 'System.Enum' : definition.kind === 'struct' ? 'System.ValueType' : 'System.Object';
  return knownType(root);
}

function ancestorNames(type: NetType): Set<string> {
  const names = new Set<string>();
  for (let t: NetType | null = type; t; t = t.base) {
    names.add(t.fullName);
    for (const name of t.definition.interfaces ?? []) addInterface(names, name);
  }
  if (!type.isInterface) names.add('System.Object');
  return names;
}

function addInterface(names: Set<string>, name: string): void {
  if (names.has(name)) return;
  names.add(name);
  for (const inherited of knownType(name)?.definition.interfaces ?? []) addInterface(names, inherited);
}
