import { ExtendedTypeSystemException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { engineError } from '../errors/terminating.js';
import { WildcardPattern } from '../operators/wildcard.js';
import { isEnumerable } from '../values/arrays.js';
import { CustomObject, ownTypeNames, typeNamesOf, unwrap } from '../values/custom-object.js';
import { enumOf } from '../values/enums.js';
import { type ExtendedMember, MemberSet, type MemberSlots, putMember, removeMember } from '../values/member-set.js';
import { invokeMethod, invokeStatic, setProperty } from '../values/members.js';
import { methodListOf } from '../values/method-list.js';
import { defineType } from '../values/net-type.js';
import { type PropertyInfo, propertiesOf } from '../values/property-list.js';
import { overloadTexts, PsMethod, PsObjectView, TypeNameList } from '../values/psobject-view.js';
import type { ScriptContext } from '../values/script-access.js';
import { requireType } from '../values/type-names.js';
import { typeOf } from '../values/type-of.js';
import { NetObject, type Value } from '../values/value.js';
import { objectType } from './core.js';
import { ListEnumerator } from './enumerator.js';
import { plainTextOf } from './plain-text.js';

/** A property as `.PSObject.Properties` yields it. */
export class PsProperty extends NetObject {
  readonly target: Value;
  readonly info: PropertyInfo;

  constructor(target: Value, info: PropertyInfo) {
    super();
    this.target = target;
    this.info = info;
  }
}

/** `new PSNoteProperty(name, value)` before it is added to an object. */
export class LooseMember extends NetObject {
  readonly kind: 'NoteProperty' | 'ScriptProperty' | 'AliasProperty' | 'ScriptMethod' | 'PropertySet';
  readonly name: string;
  value: Value;
  readonly second: Value;

  constructor(kind: LooseMember['kind'], name: string, value: Value, second: Value = null) {
    super();
    this.kind = kind;
    this.name = name;
    this.value = value;
    this.second = second;
  }
}

/** The members of one kind, or all, of an object: indexable by name, added to and removed from. */
export class MemberCollection extends NetObject {
  readonly target: Value;
  readonly which: 'Properties' | 'Methods' | 'Members';

  constructor(target: Value, which: MemberCollection['which']) {
    super();
    this.target = target;
    this.which = which;
  }

  get items(): Value[] {
    const properties =
      this.which === 'Methods' ? [] : shownProperties(this.target).map((info) => new PsProperty(this.target, info));
    const methods =
      this.which === 'Properties' ? [] : methodListOf(this.target).map((group) => new PsMethod(this.target, group));
    return [...properties, ...methods];
  }
}

function shownProperties(target: Value): readonly PropertyInfo[] {
  return propertiesOf(target).filter((info) => !info.isHidden);
}

function memberName(item: Value): string {
  return item instanceof PsProperty ? item.info.name : item instanceof PsMethod ? item.group.name : '';
}

function find(self: MemberCollection, name: Value): Value {
  const lower = String(name).toLowerCase();
  return self.items.find((item) => memberName(item).toLowerCase() === lower) ?? null;
}

function slotsOf(target: Value): MemberSlots {
  if (target instanceof CustomObject) return target;
  if (!(target instanceof NetObject)) {
    throw engineError(
      newException(ExtendedTypeSystemException, 'Members cannot be added to this value.'),
      'CannotAddMember',
      'InvalidOperation',
    );
  }
  target.members ??= new MemberSet();
  return target.members;
}

function addLoose(self: MemberCollection, member: LooseMember | PsProperty, force: boolean, ctx: ScriptContext): void {
  const slots = slotsOf(self.target);
  const name = member instanceof PsProperty ? member.info.name : member.name;
  if (!force && slots.shape.indexOf(name.toLowerCase()) >= 0) {
    const message = `Cannot add a member with the name "${name}" because a member with that name already exists. To overwrite the member anyway, add the Force parameter to your command.`;
    throw engineError(newException(ExtendedTypeSystemException, message), 'MemberAlreadyPresent', 'NotSpecified');
  }
  if (member instanceof PsProperty) putMember(slots, name, 'NoteProperty', member.info.get(ctx));
  else if (member.kind === 'NoteProperty') putMember(slots, name, 'NoteProperty', member.value);
  else putMember(slots, name, member.kind, extendedMember(member));
}

/** A script or alias member of a block or a name; what Add-Member and `PSScriptProperty` make. */
export function extendedMember(member: LooseMember): ExtendedMember {
  const { kind, name, value, second } = member;
  if (kind === 'AliasProperty') {
    return {
      kind,
      name,
      definition: `${name} = ${String(value)}`,
      get: (self, ctx) => propertyNamed(self, String(value))?.get(ctx) ?? null,
      set: (self, next, ctx) => setProperty(ctx, self, String(value), next),
    };
  }
  const block = value as object;
  if (kind === 'ScriptMethod') {
    return {
      kind,
      name,
      definition: `System.Object ${name}();`,
      invoke: (self, args, ctx) => ctx.invokeWithThis(block, self, args),
      blocks: [block],
    };
  }
  const getter: ExtendedMember = {
    kind: 'ScriptProperty',
    name,
    definition: `System.Object ${name} {get=${String(block)};${second ? `set=${String(second)};` : ''}}`,
    get: (self, ctx) => ctx.invokeWithThis(block, self, []),
    blocks: [block, (second as object) ?? null],
  };
  if (!second) return getter;
  return { ...getter, set: (self, next, ctx) => void ctx.invokeWithThis(second as object, self, [next]) };
}

function propertyNamed(target: Value, name: string): PropertyInfo | undefined {
  return propertiesOf(target).find((info) => info.name.toLowerCase() === name.toLowerCase());
}

function copyOf(target: Value): Value {
  if (target instanceof CustomObject)
    return new CustomObject(target.shape, target.slots.slice(), target.typeNames?.slice() ?? null);
  return target;
}

function matching(self: MemberCollection, pattern: string): Value[] {
  const wildcard = new WildcardPattern(pattern);
  return self.items.filter((item) => wildcard.matches(memberName(item)));
}

/** What `.PSObject` yields. */
export const psObjectViewType = defineType({
  name: 'System.Management.Automation.PSObjectView',
  base: objectType,
  represents: PsObjectView,
  getMember: (self: PsObjectView, name, ctx) => adapted(self, name, ctx),
  text: (self: PsObjectView, ctx) => plainTextOf(ctx, self.target),
  properties: {
    'Members: System.Object': (self: PsObjectView) => new MemberCollection(self.target, 'Members'),
    'Properties: System.Object': (self: PsObjectView) => new MemberCollection(self.target, 'Properties'),
    'Methods: System.Object': (self: PsObjectView) => new MemberCollection(self.target, 'Methods'),
    'ImmediateBaseObject: System.Object': (self: PsObjectView) => unwrap(self.target),
    'BaseObject: System.Object': (self: PsObjectView) => unwrap(self.target),
    'TypeNames: System.Object': (self: PsObjectView) => new TypeNameList(self.target),
  },
  methods: {
    'Copy(): psobject': (self: PsObjectView) => copyOf(self.target),
    'GetType(): type': (self: PsObjectView) =>
      self.target instanceof CustomObject ? requireType('psobject') : typeOf(self.target),
  },
});

/** `.psbase.Count`: through a `psbase` view the type's own members show. */
function adapted(self: PsObjectView, name: string, ctx: ScriptContext): Value {
  const lower = name.toLowerCase();
  if (psObjectViewType.definition.properties && psObjectViewType.findProperty(lower)) return undefined;
  const inner = unwrap(self.target);
  return typeOf(inner).findProperty(lower)?.get(inner, ctx);
}

/** The collection behind `.PSObject.Properties`. */
defineType({
  name: 'System.Management.Automation.PSMemberInfoIntegratingCollection`1[System.Management.Automation.PSPropertyInfo]',
  base: objectType,
  represents: MemberCollection,
  enumerate: (self: MemberCollection) => self.items,
  getItem: (self: MemberCollection, index) => find(self, index),
  properties: { 'Count: int': { get: (self: MemberCollection) => self.items.length, hidden: true } },
  methods: {
    'Add(System.Object member): void': (self: MemberCollection, [member]: [LooseMember], ctx: ScriptContext) =>
      addLoose(self, member, false, ctx),
    'Add(System.Object member, bool preValidated): void': (
      self: MemberCollection,
      [member, force]: [LooseMember, boolean],
      ctx: ScriptContext,
    ) => addLoose(self, member, force, ctx),
    'Remove(string name): void': (self: MemberCollection, [name]: [string]) => {
      removeMember(slotsOf(self.target), name);
    },
    'Match(string name): System.Object': (self: MemberCollection, [pattern]: [string]) => matching(self, pattern),
    'Item(string name): System.Object': (self: MemberCollection, [name]: [string]) => find(self, name),
    'GetEnumerator(): System.Collections.IEnumerator': (self: MemberCollection) => new ListEnumerator(self.items),
  },
});

const kindName = (item: PsProperty): string => (item.info.kind === 'PropertySet' ? 'PropertySet' : item.info.kind);

defineType({
  name: 'System.Management.Automation.PSPropertyInfo',
  base: objectType,
  represents: PsProperty,
  properties: {
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
  },
  text: (self: PsProperty, ctx) => propertyText(self, ctx),
  methods: { 'Copy(): System.Object': (self: PsProperty) => self },
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
  properties: {
    'OverloadDefinitions: string[]': (self: PsMethod) => overloadTexts(self.group),
    'MemberType: System.Management.Automation.PSMemberTypes': () =>
      enumOf('System.Management.Automation.PSMemberTypes', 'Method'),
    'TypeNameOfValue: string': () => 'System.Management.Automation.PSMethod',
    'Value: System.Object': (self: PsMethod) => self,
    'Name: string': (self: PsMethod) => self.group.name,
    'IsInstance: bool': () => true,
  },
  text: (self: PsMethod) => overloadTexts(self.group).join(', '),
  methods: {
    'Invoke(Params System.Object[] arguments): System.Object': (
      self: PsMethod,
      [args]: [Value[]],
      ctx: ScriptContext,
    ) =>
      self.staticOf
        ? invokeStatic(ctx, self.staticOf, self.group.name, args)
        : invokeMethod(ctx, self.target, self.group.name, args),
  },
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
  properties: { 'Count: int': (self: TypeNameList) => typeNamesOf(self.target).length },
  methods: {
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
  },
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
  properties: {
    'MemberType: System.Management.Automation.PSMemberTypes': (self: LooseMember) =>
      enumOf('System.Management.Automation.PSMemberTypes', self.kind),
    'Value: System.Object': {
      get: (self: LooseMember) => self.value,
      set: (self: LooseMember, value: Value) => void (self.value = value),
    },
    'Name: string': (self: LooseMember) => self.name,
  },
});

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
  constructors: {
    'new(string name, string[] referencedPropertyNames)': ([name, names]: [string, Value]) =>
      new LooseMember('PropertySet', name, names, null),
  },
});
