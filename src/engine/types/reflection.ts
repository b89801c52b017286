import { noConversion } from '../convert/cast-errors.js';
import { displayText } from '../convert/numeric.js';
import { typedArray } from '../values/arrays.js';
import { arrayType } from '../values/constructed-types.js';
import { enumData } from '../values/enums.js';
import { construct } from '../values/methods.js';
import { defineType, NetType } from '../values/net-type.js';
import type { ScriptContext } from '../values/script-access.js';
import { findType, requireType } from '../values/type-names.js';
import { typeOf } from '../values/type-of.js';
import type { Value } from '../values/value.js';
import { assemblyOf, NetAssembly } from './assemblies.js';
import { objectType } from './core.js';
import {
  constructorsOf,
  fieldsOf,
  type MethodInfo,
  methodsOf,
  namespaceOf,
  type PropertyReflection,
  primitiveNames,
  propertiesOf,
  reflectionName,
} from './reflected-members.js';

function toType(value: Value, ctx: ScriptContext): Value {
  if (typeof value === 'string') {
    const found = ctx.findScriptType(value) ?? findType(value);
    if (found) return found;
  }
  throw noConversion(displayText(ctx, value), typeOf(value).fullName, typeType);
}

/** `System.Type`; the types themselves say `System.RuntimeType`. */
const typeType: NetType = defineType({
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

defineType({
  name: 'System.Activator',
  base: objectType,
  kind: 'static',
  staticMethods: () => ({
    'CreateInstance(type type): System.Object': ([type]: [NetType], ctx: ScriptContext) => construct(ctx, type, []),
    'CreateInstance(type type, Params System.Object[] args): System.Object': (
      [type, args]: [NetType, Value[]],
      ctx: ScriptContext,
    ) => construct(ctx, type, args),
  }),
});

/** `System.RuntimeType`: what `.GetType()` of a type says. */
const runtimeType: NetType = defineType({ name: 'System.RuntimeType', base: typeType, represents: NetType });

defineType({
  name: 'System.Nullable',
  base: objectType,
  kind: 'static',
  staticMethods: () => ({
    'GetUnderlyingType(type nullableType): type': ([type]: [NetType]) =>
      type.fullName.startsWith('System.Nullable`1') ? type.genericArguments[0] : null,
  }),
});
