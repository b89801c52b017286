import type { MethodGroup, TypeDefinition, TypeProperty } from './type-definition.js';
import { knownType, registerTypes } from './type-registry.js';
import {
  collectConstructors,
  collectMethods,
  collectProperties,
  collectStaticMethods,
  collectStatics,
} from './type-tables.js';
import { NetObject, type Value } from './value.js';

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
