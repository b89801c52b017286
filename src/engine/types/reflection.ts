import { noConversion } from '../convert/cast-errors.js';
import { displayText } from '../convert/numeric.js';
import { NotSupportedException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { typedArray } from '../values/arrays.js';
import { arrayType } from '../values/constructed-types.js';
import { enumData } from '../values/enums.js';
import { construct, invokeStatic } from '../values/members.js';
import { defineType, NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import type { MethodGroup, Overload, TypeProperty } from '../values/type-definition.js';
import { findType, requireType } from '../values/type-names.js';
import { typeOf } from '../values/type-of.js';
import { NetObject, type Value } from '../values/value.js';
import { objectType } from './core.js';

/** `System.Reflection.Assembly`, as much of it as scripts look at. */
export class NetAssembly extends NetObject {
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }
}

/** `System.Reflection.MethodInfo`. */
class MethodInfo extends NetObject {
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
class PropertyReflection extends NetObject {
  readonly property: TypeProperty;
  readonly owner: NetType;

  constructor(owner: NetType, property: TypeProperty) {
    super();
    this.owner = owner;
    this.property = property;
  }
}

const coreLibrary = 'System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e';

/** The assembly-qualified name inside generics: ``List`1[[System.Int32, System.Private.CoreLib, …]]``. */
export function reflectionName(type: NetType): string {
  if (type.elementType) return reflectionName(type.elementType) + type.fullName.slice(type.elementType.fullName.length);
  if (type.genericArguments.length === 0) return type.fullName;
  const head = type.fullName.slice(0, type.fullName.indexOf('['));
  return `${head}[${type.genericArguments.map((a) => `[${reflectionName(a)}, ${coreLibrary}]`).join(',')}]`;
}

function namespaceOf(type: NetType): string | null {
  const head = type.fullName.split(/[`[]/, 1)[0]!;
  const dot = head.lastIndexOf('.');
  return dot < 0 ? null : head.slice(0, dot);
}

const primitiveNames = new Set(
  ['Boolean', 'Byte', 'SByte', 'Int16', 'UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64', 'Char', 'Double', 'Single'].map(
    (n) => `System.${n}`,
  ),
);

function methodsOf(type: NetType): Value[] {
  const groups: MethodGroup[] = [...type.methods.values(), ...type.staticMethods.values()];
  return groups.flatMap((group) => group.overloads.map((overload) => new MethodInfo(type, overload)));
}

/** Static properties of script classes are written like fields by Get-Member, but are properties. */
function isTrueField(property: TypeProperty): boolean {
  return property.isField && property.type === undefined;
}

function propertiesOf(type: NetType): Value[] {
  return [...type.properties.values(), ...type.statics.values()]
    .filter((property) => property.kind === 'Property' && !isTrueField(property))
    .map((property) => new PropertyReflection(type, property));
}

/** Constants and other fields; those of an enum are its names, behind the value they are made of. */
function fieldsOf(type: NetType): Value[] {
  return [...type.properties.values(), ...type.statics.values()]
    .filter(isTrueField)
    .map((property) => new PropertyReflection(type, property));
}

function constructorsOf(type: NetType): Value[] {
  return type.constructors.overloads.map((overload) => new ConstructorReflection(type, overload));
}

function toType(value: Value, ctx: ScriptContext): Value {
  if (typeof value === 'string') {
    const found = ctx.findScriptType(value) ?? findType(value);
    if (found) return found;
  }
  throw noConversion(displayText(ctx, value), typeOf(value).fullName, typeType);
}

/** `System.Type`; the types themselves say `System.RuntimeType`. */
export const typeType: NetType = defineType({
  name: 'System.Type',
  accelerators: ['type'],
  base: objectType,
  convert: toType,
  text: (self: NetType, _ctx, invariant) => (invariant ? self.displayName : self.fullName),
  equals: (self: NetType, other) => self === other,
  properties: {
    'IsGenericType: bool': (self: NetType) => self.genericArguments.length > 0,
    'Assembly: System.Reflection.Assembly': (self: NetType) => new NetAssembly(assemblyOf(self)),
    'AssemblyQualifiedName: string': (self: NetType) => `${reflectionName(self)}, ${assemblyOf(self)}`,
    'BaseType: type': (self: NetType) => (self.elementType ? requireType('System.Array') : self.base),
    'FullName: string': (self: NetType) => reflectionName(self),
    'GenericTypeArguments: type[]': (self: NetType) => typedArray(typeType, [...self.genericArguments]),
    'IsAbstract: bool': (self: NetType) => self.isInterface || self.definition.kind === 'static',
    'IsArray: bool': (self: NetType) => self.elementType !== null,
    'IsClass: bool': (self: NetType) => !self.isValueType && !self.isInterface,
    'IsEnum: bool': (self: NetType) => self.isEnum,
    'IsInterface: bool': (self: NetType) => self.isInterface,
    'IsPrimitive: bool': (self: NetType) => primitiveNames.has(self.fullName),
    'IsPublic: bool': () => true,
    'IsSealed: bool': (self: NetType) => self.isSealed || self.elementType !== null,
    'IsSerializable: bool': (self: NetType) => isSerializable(self),
    'IsValueType: bool': (self: NetType) => self.isValueType,
    'Module: System.Object': () => null,
    'Name: string': (self: NetType) => self.name,
    'Namespace: string': (self: NetType) => namespaceOf(self),
    'UnderlyingSystemType: type': (self: NetType) => self,
    'ImplementedInterfaces: type[]': (self: NetType) => interfacesOf(self),
  },
  methods: {
    'Equals(System.Object o): bool': (self: NetType, [other]: [Value]) => self === other,
    'GetElementType(): type': (self: NetType) => self.elementType,
    'GetEnumNames(): string[]': (self: NetType) => typedArray(requireType('System.String'), [...enumData(self).names]),
    'GetEnumValues(): array': (self: NetType) => typedArray(self, [...enumData(self).values]),
    'GetEnumUnderlyingType(): type': (self: NetType) => requireType(enumData(self).underlying),
    'GetGenericArguments(): type[]': (self: NetType) => typedArray(typeType, [...self.genericArguments]),
    'GetInterfaces(): type[]': (self: NetType) => interfacesOf(self),
    'GetMethods(): System.Reflection.MethodInfo[]': (self: NetType) => methodsOf(self),
    'GetMethod(string name): System.Reflection.MethodInfo': (self: NetType, [name]: [string]) =>
      methodsOf(self).find((info) => (info as MethodInfo).overload.name === name) ?? null,
    'GetConstructors(): System.Reflection.ConstructorInfo[]': (self: NetType) => constructorsOf(self),
    'GetFields(): System.Reflection.FieldInfo[]': (self: NetType) => fieldsOf(self),
    'GetField(string name): System.Reflection.FieldInfo': (self: NetType, [name]: [string]) =>
      fieldsOf(self).find((info) => (info as PropertyReflection).property.name === name) ?? null,
    'GetMembers(): System.Reflection.MemberInfo[]': (self: NetType) => [
      ...methodsOf(self),
      ...constructorsOf(self),
      ...propertiesOf(self),
      ...fieldsOf(self),
    ],
    'GetProperties(): System.Reflection.PropertyInfo[]': (self: NetType) => propertiesOf(self),
    'GetProperty(string name): System.Reflection.PropertyInfo': (self: NetType, [name]: [string]) =>
      propertiesOf(self).find((info) => (info as PropertyReflection).property.name === name) ?? null,
    'GetType(): type': () => runtimeType,
    'IsAssignableFrom(type c): bool': (self: NetType, [other]: [NetType]) => other.isAssignableTo(self),
    'IsAssignableTo(type targetType): bool': (self: NetType, [other]: [NetType]) => self.isAssignableTo(other),
    'IsInstanceOfType(System.Object o): bool': (self: NetType, [value]: [Value]) =>
      value !== null && typeOf(value).isAssignableTo(self),
    'IsSubclassOf(type c): bool': (self: NetType, [other]: [NetType]) => self !== other && self.isAssignableTo(other),
    'MakeArrayType(): type': (self: NetType) => arrayType(self),
    'ToString(): string': (self: NetType) => self.fullName,
  },
  staticMethods: {
    'GetType(string typeName): type': ([name]: [string], ctx: ScriptContext) =>
      ctx.findScriptType(name) ?? findType(name),
    'GetType(string typeName, bool throwOnError): type': ([name]: [string], ctx: ScriptContext) =>
      ctx.findScriptType(name) ?? findType(name),
    'GetTypeCode(type type): System.TypeCode': null,
  },
});

const serializable = new Set([
  'System.Object',
  'System.String',
  'System.Array',
  'System.Collections.Hashtable',
  'System.Collections.ArrayList',
  'System.Version',
  'System.Uri',
  'System.Exception',
  'System.Text.StringBuilder',
  'System.Collections.Generic.List',
  'System.Collections.Generic.Dictionary',
  'System.Collections.Generic.HashSet',
  'System.Collections.Generic.Queue',
  'System.Collections.Generic.Stack',
]);

function isSerializable(type: NetType): boolean {
  return type.isValueType || serializable.has(type.fullName.split('`', 1)[0]!) || type.elementType !== null;
}

function interfacesOf(type: NetType): Value {
  const names = new Set<string>();
  for (let t: NetType | null = type; t; t = t.base) for (const name of t.definition.interfaces ?? []) names.add(name);
  return typedArray(
    typeType,
    [...names].flatMap((name) => findType(name) ?? []),
  );
}

function assemblyOf(type: NetType): string {
  if (type.fullName.startsWith('System.Management.Automation') || type.fullName.startsWith('Microsoft.PowerShell')) {
    return 'System.Management.Automation, Version=7.6.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35';
  }
  return coreLibrary;
}

defineType({
  name: 'System.Activator',
  base: objectType,
  kind: 'static',
  staticMethods: {
    'CreateInstance(type type): System.Object': ([type]: [NetType], ctx: ScriptContext) => construct(ctx, type, []),
    'CreateInstance(type type, Params System.Object[] args): System.Object': (
      [type, args]: [NetType, Value[]],
      ctx: ScriptContext,
    ) => construct(ctx, type, args),
  },
});

/** `System.RuntimeType`: what `.GetType()` of a type says. */
export const runtimeType: NetType = defineType({ name: 'System.RuntimeType', base: typeType, represents: NetType });

/** There is no .NET under migsh: the types it has are its own, and files with more of them cannot be loaded. */
function noFiles([path]: [string]): never {
  throw netError(newException(NotSupportedException, `migsh cannot load the .NET assembly '${path}'.`));
}

defineType({
  name: 'System.Reflection.Assembly',
  base: objectType,
  properties: {
    'FullName: string': (self: NetAssembly) => self.name,
    'Location: string': () => '',
    'IsDynamic: bool': () => false,
  },
  text: (self: NetAssembly) => self.name,
  methods: {
    'GetName(): System.Object': (self: NetAssembly) => self.name.split(',', 1)[0]!,
    'GetType(string name): type': (_self: NetAssembly, [name]: [string], ctx: ScriptContext) =>
      ctx.findScriptType(name) ?? findType(name),
    'GetType(): type': () => runtimeAssembly,
  },
  staticMethods: {
    'LoadWithPartialName(string partialName): System.Reflection.Assembly': ([name]: [string]) => new NetAssembly(name),
    'Load(string assemblyString): System.Reflection.Assembly': ([name]: [string]) => new NetAssembly(name),
    'LoadFrom(string assemblyFile): System.Reflection.Assembly': noFiles,
    'LoadFile(string path): System.Reflection.Assembly': noFiles,
    'GetExecutingAssembly(): System.Reflection.Assembly': () => new NetAssembly('System.Management.Automation'),
  },
});

const runtimeAssembly: NetType = defineType({
  name: 'System.Reflection.RuntimeAssembly',
  base: requireType('System.Reflection.Assembly'),
  represents: NetAssembly,
});

defineType({
  name: 'System.Reflection.ConstructorInfo',
  base: objectType,
  represents: ConstructorReflection,
  properties: {
    'Name: string': () => '.ctor',
    'DeclaringType: type': (self: ConstructorReflection) => self.owner,
    'IsConstructor: bool': () => true,
  },
  text: (self: ConstructorReflection) => `Void .ctor(${self.overload.parameters.map((p) => p.typeText).join(', ')})`,
  methods: {
    'Invoke(System.Object[] parameters): System.Object': (
      self: ConstructorReflection,
      [args]: [Value[]],
      ctx: ScriptContext,
    ) => construct(ctx, self.owner, args ?? []),
  },
});

defineType({
  name: 'System.Nullable',
  base: objectType,
  kind: 'static',
  staticMethods: {
    'GetUnderlyingType(type nullableType): type': ([type]: [NetType]) =>
      type.fullName.startsWith('System.Nullable`1') ? type.genericArguments[0] : null,
  },
});

defineType({
  name: 'System.Reflection.MethodInfo',
  base: objectType,
  represents: MethodInfo,
  properties: {
    'Name: string': (self: MethodInfo) => self.overload.name,
    'IsStatic: bool': (self: MethodInfo) => self.overload.isStatic,
    'DeclaringType: type': (self: MethodInfo) => self.owner,
    'ReturnType: type': (self: MethodInfo) => findType(self.overload.returnText),
  },
  text: (self: MethodInfo) =>
    `${self.overload.returnText} ${self.overload.name}(${self.overload.parameters.map((p) => p.typeText).join(', ')})`,
  methods: {
    'Invoke(System.Object obj, System.Object[] parameters): System.Object': (
      self: MethodInfo,
      [, args]: [Value, Value[]],
      ctx: ScriptContext,
    ) => invokeStatic(ctx, self.owner, self.overload.name, args ?? []),
  },
});

defineType({
  name: 'System.Reflection.PropertyInfo',
  base: objectType,
  represents: PropertyReflection,
  properties: {
    'Name: string': (self: PropertyReflection) => self.property.name,
    'PropertyType: type': (self: PropertyReflection) => findType(self.property.typeText),
    'CanRead: bool': () => true,
    'CanWrite: bool': (self: PropertyReflection) => self.property.set !== undefined,
    'DeclaringType: type': (self: PropertyReflection) => self.owner,
  },
  text: (self: PropertyReflection) => `${self.property.typeText} ${self.property.name}`,
  methods: {
    'GetValue(System.Object obj): System.Object': (self: PropertyReflection, [target]: [Value], ctx: ScriptContext) =>
      self.property.get(target, ctx),
    'SetValue(System.Object obj, System.Object value): void': (
      self: PropertyReflection,
      [target, value]: [Value, Value],
      ctx: ScriptContext,
    ) => self.property.set?.(target, value, ctx),
  },
});
