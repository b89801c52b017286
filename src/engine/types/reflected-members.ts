import { construct, invokeStatic } from '../values/methods.js';
import { defineType, type NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import type { MethodGroup, Overload, TypeProperty } from '../values/type-definition.js';
import { findType } from '../values/type-names.js';
import { NetObject, type Value } from '../values/value.js';
import { objectType } from './core.js';

/** `System.Reflection.MethodInfo`. */
export class MethodInfo extends NetObject {
  readonly overload: Overload;
  readonly owner: NetType;

  constructor(owner: NetType, overload: Overload) {
    super();
    this.owner = owner;
    this.overload = overload;
  }
}

/** `System.Reflection.ConstructorInfo`. */
class ConstructorReflection extends NetObject {
  readonly overload: Overload;
  readonly owner: NetType;

  constructor(owner: NetType, overload: Overload) {
    super();
    this.owner = owner;
    this.overload = overload;
  }
}

/** `System.Reflection.PropertyInfo`. */
export class PropertyReflection extends NetObject {
  readonly property: TypeProperty;
  readonly owner: NetType;

  constructor(owner: NetType, property: TypeProperty) {
    super();
    this.owner = owner;
    this.property = property;
  }
}

/** The full name of the assembly that holds .NET's own types. */
export const coreLibrary = 'System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e';

/** The assembly-qualified name inside generics: ``List`1[[System.Int32, System.Private.CoreLib, …]]``. */
export function reflectionName(type: NetType): string {
  if (type.elementType) return reflectionName(type.elementType) + type.fullName.slice(type.elementType.fullName.length);
  if (type.genericArguments.length === 0) return type.fullName;
  const head = type.fullName.slice(0, type.fullName.indexOf('['));
  return `${head}[${type.genericArguments.map((a) => `[${reflectionName(a)}, ${coreLibrary}]`).join(',')}]`;
}

/** The namespace of a type; null where it has none. */
export function namespaceOf(type: NetType): string | null {
  const head = type.fullName.split(/[`[]/, 1)[0]!;
  const dot = head.lastIndexOf('.');
  return dot < 0 ? null : head.slice(0, dot);
}

/** Full names of the types whose IsPrimitive is true. */
export const primitiveNames = new Set(
  ['Boolean', 'Byte', 'SByte', 'Int16', 'UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64', 'Char', 'Double', 'Single'].map(
    (n) => `System.${n}`,
  ),
);

/** `GetMethods()`. */
export function methodsOf(type: NetType): Value[] {
  // .NET lists the methods of base types too, but not their static ones.
  const inherited = (key: string) => type.base?.staticMethods.get(key)?.overloads.map(({ body }) => body) ?? [];
  const own = [...type.staticMethods].filter(([key, { overloads }]) => {
    const known = inherited(key);
    return !overloads.every(({ body }) => known.includes(body));
  });
  const groups: MethodGroup[] = [...type.methods.values(), ...own.map(([, group]) => group)];
  return groups.flatMap((group) => group.overloads.map((overload) => new MethodInfo(type, overload)));
}

/** Static properties of script classes are written like fields by Get-Member, but are properties. */
function isTrueField(property: TypeProperty): boolean {
  return property.isField && property.type === undefined;
}

/** `GetProperties()`. */
export function propertiesOf(type: NetType): Value[] {
  return [...type.properties.values(), ...type.statics.values()]
    .filter((property) => property.kind === 'Property' && !isTrueField(property))
    .map((property) => new PropertyReflection(type, property));
}

/** Constants and other fields; those of an enum are its names, behind the value they are made of. */
export function fieldsOf(type: NetType): Value[] {
  return [...type.properties.values(), ...type.statics.values()]
    .filter(isTrueField)
    .map((property) => new PropertyReflection(type, property));
}

/** `GetConstructors()`. */
export function constructorsOf(type: NetType): Value[] {
  return type.constructors.overloads.map((overload) => new ConstructorReflection(type, overload));
}

defineType({
  name: 'System.Reflection.ConstructorInfo',
  base: objectType,
  represents: ConstructorReflection,
  properties: () => ({
    'Name: string': () => '.ctor',
    'DeclaringType: type': (self: ConstructorReflection) => self.owner,
    'IsConstructor: bool': () => true,
  }),
  text: (self: ConstructorReflection) => `Void .ctor(${self.overload.parameters.map((p) => p.typeText).join(', ')})`,
  methods: () => ({
    'Invoke(System.Object[] parameters): System.Object': (
      self: ConstructorReflection,
      [args]: [Value[]],
      ctx: ScriptContext,
    ) => construct(ctx, self.owner, args ?? []),
  }),
});

defineType({
  name: 'System.Reflection.MethodInfo',
  base: objectType,
  represents: MethodInfo,
  properties: () => ({
    'Name: string': (self: MethodInfo) => self.overload.name,
    'IsStatic: bool': (self: MethodInfo) => self.overload.isStatic,
    'DeclaringType: type': (self: MethodInfo) => self.owner,
    'ReturnType: type': (self: MethodInfo) => findType(self.overload.returnText),
  }),
  text: (self: MethodInfo) =>
    `${self.overload.returnText} ${self.overload.name}(${self.overload.parameters.map((p) => p.typeText).join(', ')})`,
  methods: () => ({
    'Invoke(System.Object obj, System.Object[] parameters): System.Object': (
      self: MethodInfo,
      [, args]: [Value, Value[]],
      ctx: ScriptContext,
    ) => invokeStatic(ctx, self.owner, self.overload.name, args ?? []),
  }),
});

defineType({
  name: 'System.Reflection.PropertyInfo',
  base: objectType,
  represents: PropertyReflection,
  properties: () => ({
    'Name: string': (self: PropertyReflection) => self.property.name,
    'PropertyType: type': (self: PropertyReflection) => findType(self.property.typeText),
    'CanRead: bool': () => true,
    'CanWrite: bool': (self: PropertyReflection) => self.property.set !== undefined,
    'DeclaringType: type': (self: PropertyReflection) => self.owner,
  }),
  text: (self: PropertyReflection) => `${self.property.typeText} ${self.property.name}`,
  methods: () => ({
    'GetValue(System.Object obj): System.Object': (self: PropertyReflection, [target]: [Value], ctx: ScriptContext) =>
      self.property.get(target, ctx),
    'SetValue(System.Object obj, System.Object value): void': (
      self: PropertyReflection,
      [target, value]: [Value, Value],
      ctx: ScriptContext,
    ) => self.property.set?.(target, value, ctx),
  }),
});
