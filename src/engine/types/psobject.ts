import { isEnumerable } from '../values/arrays.js';
import { CustomObject, ownTypeNames, typeNamesOf, unwrap } from '../values/custom-object.js';
import { enumOf } from '../values/enums.js';
import { invokeMethod, invokeStatic } from '../values/methods.js';
import { defineType } from '../values/net-type.js';
import { setProperty } from '../values/properties.js';
import { overloadTexts, PsMethod, PsObjectView, PsScriptMethod, TypeNameList } from '../values/psobject-view.js';
import type { ScriptContext } from '../values/script-access.js';
import { requireType } from '../values/type-names.js';
import { typeOf } from '../values/type-of.js';
import { NetObject, type Value } from '../values/value.js';
import { objectType } from './core.js';
import { LooseMember, MemberCollection, PsProperty } from './member-collection.js';
import { plainTextOf } from './plain-text.js';

function copyOf(target: Value): Value {
  if (target instanceof CustomObject)
    return new CustomObject(target.shape, target.slots.slice(), target.typeNames?.slice() ?? null);
  return target;
}

/** What `.PSObject` yields. */
const psObjectViewType = defineType({
  name: 'System.Management.Automation.PSObjectView',
  base: objectType,
  represents: PsObjectView,
  getMember: (self: PsObjectView, name, ctx) => adapted(self, name, ctx),
  text: (self: PsObjectView, ctx) => plainTextOf(ctx, self.target),
  properties: () => ({
    'Members: System.Object': (self: PsObjectView) => new MemberCollection(self.target, 'Members'),
    'Properties: System.Object': (self: PsObjectView) => new MemberCollection(self.target, 'Properties'),
    'Methods: System.Object': (self: PsObjectView) => new MemberCollection(self.target, 'Methods'),
    'ImmediateBaseObject: System.Object': (self: PsObjectView) => unwrap(self.target),
    'BaseObject: System.Object': (self: PsObjectView) => unwrap(self.target),
    'TypeNames: System.Object': (self: PsObjectView) => new TypeNameList(self.target),
  }),
  methods: () => ({
    'Copy(): psobject': (self: PsObjectView) => copyOf(self.target),
    'GetType(): type': (self: PsObjectView) =>
      self.target instanceof CustomObject ? requireType('psobject') : typeOf(self.target),
  }),
});

/** `.psbase.Count`: through a `psbase` view the type's own members show. */
function adapted(self: PsObjectView, name: string, ctx: ScriptContext): Value {
  const lower = name.toLowerCase();
  if (psObjectViewType.definition.properties && psObjectViewType.findProperty(lower)) return undefined;
  const inner = unwrap(self.target);
  return typeOf(inner).findProperty(lower)?.get(inner, ctx);
}

const kindName = (item: PsProperty): string => (item.info.kind === 'PropertySet' ? 'PropertySet' : item.info.kind);

defineType({
  name: 'System.Management.Automation.PSPropertyInfo',
  base: objectType,
  represents: PsProperty,
  properties: () => ({
    'MemberType: System.Management.Automation.PSMemberTypes': (self: PsProperty) =>
      enumOf('System.Management.Automation.PSMemberTypes', kindName(self)),
    'Value: System.Object': {
      get: (self: PsProperty, ctx) => self.info.get(ctx),
      set: (self: PsProperty, value: Value, ctx) => setProperty(ctx, self.target, self.info.name, value),
    },
    'IsSettable: bool': (self: PsProperty) => self.info.isSettable,
    'IsGettable: bool': () => true,
    'TypeNameOfValue: string': (self: PsProperty, ctx) => {
      const value = self.info.kind === 'NoteProperty' ? self.info.get(ctx) : null;
      return value === null || value === undefined
        ? self.info.typeText === ''
          ? 'System.Object'
          : typeNameText(self)
        : (typeNamesOf(value)[0] ?? '');
    },
    'Name: string': (self: PsProperty) => self.info.name,
    'IsInstance: bool': (self: PsProperty) => self.info.extended !== null || self.info.kind === 'NoteProperty',
    'GetterScript: scriptblock': (self: PsProperty) => self.info.extended?.blocks?.[0] ?? null,
    'SetterScript: scriptblock': (self: PsProperty) => self.info.extended?.blocks?.[1] ?? null,
  }),
  text: (self: PsProperty, ctx) => propertyText(self, ctx),
  methods: () => ({ 'Copy(): System.Object': (self: PsProperty) => self }),
});

function typeNameText(self: PsProperty): string {
  return self.info.typeText;
}

/** `string Name=Ann`, as Get-Member's Definition column has it. */
function propertyText({ info }: PsProperty, ctx: ScriptContext): string {
  if (info.extended) return info.extended.definition;
  const value = info.get(ctx);
  if (info.kind !== 'NoteProperty') return `${info.typeText} ${info.name} {get;${info.isSettable ? 'set;' : ''}}`;
  const shown =
    value === null || value === undefined
      ? 'null'
      : isEnumerable(value)
        ? typeOf(value).fullName
        : plainTextOf(ctx, value);
  const type = value === null || value === undefined ? 'object' : typeOf(value).displayName;
  return `${type} ${info.name}=${shown}`;
}

defineType({
  name: 'System.Management.Automation.PSMethod',
  base: objectType,
  represents: PsMethod,
  properties: () => ({
    'OverloadDefinitions: string[]': (self: PsMethod) => overloadTexts(self.group),
    'MemberType: System.Management.Automation.PSMemberTypes': () =>
      enumOf('System.Management.Automation.PSMemberTypes', 'Method'),
    'TypeNameOfValue: string': () => 'System.Management.Automation.PSMethod',
    'Value: System.Object': (self: PsMethod) => self,
    'Name: string': (self: PsMethod) => self.group.name,
    'IsInstance: bool': () => true,
  }),
  text: (self: PsMethod) => overloadTexts(self.group).join(', '),
  methods: () => ({
    'Invoke(Params System.Object[] arguments): System.Object': (
      self: PsMethod,
      [args]: [Value[]],
      ctx: ScriptContext,
    ) =>
      self.staticOf
        ? invokeStatic(ctx, self.staticOf, self.group.name, args)
        : invokeMethod(ctx, self.target, self.group.name, args),
  }),
});

defineType({
  name: 'System.Collections.ObjectModel.Collection`1[System.String]#TypeNames',
  base: objectType,
  represents: TypeNameList,
  enumerate: (self: TypeNameList) => typeNamesOf(self.target),
  getItem: (self: TypeNameList, index) => typeNamesOf(self.target).at(Number(index)),
  setItem: (self: TypeNameList, index, item) => {
    namesOf(self)[Number(index)] = String(item);
  },
  properties: () => ({ 'Count: int': (self: TypeNameList) => typeNamesOf(self.target).length }),
  methods: () => ({
    'Add(string item): void': (self: TypeNameList, [name]: [string]) => {
      namesOf(self).push(name);
    },
    'Insert(int index, string item): void': (self: TypeNameList, [index, name]: [number, string]) => {
      namesOf(self).splice(index, 0, name);
    },
    'Remove(string item): bool': (self: TypeNameList, [name]: [string]) => {
      const names = namesOf(self);
      const index = names.indexOf(name);
      if (index >= 0) names.splice(index, 1);
      return index >= 0;
    },
    'RemoveAt(int index): void': (self: TypeNameList, [index]: [number]) => {
      namesOf(self).splice(index, 1);
    },
    'Clear(): void': (self: TypeNameList) => {
      namesOf(self).length = 0;
    },
    'Contains(string item): bool': (self: TypeNameList, [name]: [string]) => typeNamesOf(self.target).includes(name),
    'IndexOf(string item): int': (self: TypeNameList, [name]: [string]) => typeNamesOf(self.target).indexOf(name),
  }),
});

function namesOf(self: TypeNameList): string[] {
  if (self.target instanceof NetObject) return ownTypeNames(self.target);
  return [...typeNamesOf(self.target)];
}

const looseText = (self: LooseMember, ctx: ScriptContext): string =>
  `${typeOf(self.value).displayName} ${self.name}=${plainTextOf(ctx, self.value)}`;

defineType({
  name: 'System.Management.Automation.PSMemberInfo',
  base: objectType,
  represents: LooseMember,
  text: looseText,
  properties: () => ({
    'MemberType: System.Management.Automation.PSMemberTypes': (self: LooseMember) =>
      enumOf('System.Management.Automation.PSMemberTypes', self.kind),
    'Value: System.Object': {
      get: (self: LooseMember) => self.value,
      set: (self: LooseMember, value: Value) => void (self.value = value),
    },
    'Name: string': (self: LooseMember) => self.name,
  }),
});

/** What a script method shows of itself as a value. */
const scriptMethodValue = {
  represents: PsScriptMethod,
  properties: () => ({
    'Script: scriptblock': (self: PsScriptMethod) => self.block,
    'OverloadDefinitions: string[]': (self: PsScriptMethod) => scriptOverloads(self),
    'MemberType: System.Management.Automation.PSMemberTypes': () =>
      enumOf('System.Management.Automation.PSMemberTypes', 'ScriptMethod'),
    'TypeNameOfValue: string': () => 'System.Object',
    'Value: System.Object': (self: PsScriptMethod) => self,
    'Name: string': (self: PsScriptMethod) => self.group.name,
    'IsInstance: bool': () => true,
  }),
  text: (self: PsScriptMethod) => scriptOverloads(self).join(', '),
  methods: () => ({
    'Invoke(Params System.Object[] arguments): System.Object': (
      self: PsScriptMethod,
      [args]: [Value[]],
      ctx: ScriptContext,
    ) => invokeMethod(ctx, self.target, self.group.name, args),
    'Copy(): System.Management.Automation.PSMemberInfo': (self: PsScriptMethod) => self,
  }),
};

function scriptOverloads({ group }: PsScriptMethod): string[] {
  return overloadTexts(group).map((text) => `${text};`);
}

for (const [name, accelerator, kind] of [
  ['PSNoteProperty', 'psnoteproperty', 'NoteProperty'],
  ['PSScriptProperty', 'psscriptproperty', 'ScriptProperty'],
  ['PSAliasProperty', 'psaliasproperty', 'AliasProperty'],
  ['PSScriptMethod', 'psscriptmethod', 'ScriptMethod'],
] as const) {
  const make = ([member, value, second]: [string, Value, Value?]): LooseMember =>
    new LooseMember(kind, member, value, second ?? null);
  defineType({
    name: `System.Management.Automation.${name}`,
    accelerators: [accelerator],
    base: requireType('System.Management.Automation.PSMemberInfo'),
    ...(name === 'PSScriptMethod' ? scriptMethodValue : {}),
    constructors: {
      'new(string name, System.Object value)': make,
      'new(string name, System.Object value, System.Object second)': make,
    },
  });
}

/** Names of properties under one name, as `Add-Member PSStandardMembers` takes them. */
defineType({
  name: 'System.Management.Automation.PSPropertySet',
  accelerators: ['pspropertyset'],
  base: requireType('System.Management.Automation.PSMemberInfo'),
  constructors: () => ({
    'new(string name, string[] referencedPropertyNames)': ([name, names]: [string, Value]) =>
      new LooseMember('PropertySet', name, names, null),
  }),
});
