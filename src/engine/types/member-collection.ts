import { ExtendedTypeSystemException } from '../errors/engine-exceptions.js';
import { newException } from '../errors/exceptions.js';
import { engineError } from '../errors/terminating.js';
import { WildcardPattern } from '../operators/wildcard.js';
import { CustomObject } from '../values/custom-object.js';
import { callScriptMethod, readScriptProperty, setScriptProperty } from '../values/member-errors.js';
import { type ExtendedMember, MemberSet, type MemberSlots, putMember, removeMember } from '../values/member-set.js';
import { methodListOf } from '../values/method-list.js';
import { defineType } from '../values/net-type.js';
import { setProperty } from '../values/properties.js';
import { type PropertyInfo, propertiesOf } from '../values/property-list.js';
import { PsMethod } from '../values/psobject-view.js';
import type { ScriptContext } from '../values/script-access.js';
import { NetObject, type Value } from '../values/value.js';
import { objectType } from './core.js';
import { ListEnumerator } from './enumerator.js';

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
function extendedMember(member: LooseMember): ExtendedMember {
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
      invoke: (self, args, ctx) => callScriptMethod(ctx, name, block, self, args),
      blocks: [block],
    };
  }
  const getter: ExtendedMember = {
    kind: 'ScriptProperty',
    name,
    definition: `System.Object ${name} {get=${String(block)};${second ? `set=${String(second)};` : ''}}`,
    get: (self, ctx) => readScriptProperty(ctx, name, block, self),
    blocks: [block, (second as object) ?? null],
  };
  if (!second) return getter;
  return { ...getter, set: (self, next, ctx) => setScriptProperty(ctx, name, second as object, self, next) };
}

function propertyNamed(target: Value, name: string): PropertyInfo | undefined {
  return propertiesOf(target).find((info) => info.name.toLowerCase() === name.toLowerCase());
}

function matching(self: MemberCollection, pattern: string): Value[] {
  const wildcard = new WildcardPattern(pattern);
  return self.items.filter((item) => wildcard.matches(memberName(item)));
}

/** The collection behind `.PSObject.Properties`. */
defineType({
  name: 'System.Management.Automation.PSMemberInfoIntegratingCollection`1[System.Management.Automation.PSPropertyInfo]',
  base: objectType,
  represents: MemberCollection,
  enumerate: (self: MemberCollection) => self.items,
  getItem: (self: MemberCollection, index) => find(self, index),
  properties: () => ({ 'Count: int': { get: (self: MemberCollection) => self.items.length, hidden: true } }),
  methods: () => ({
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
  }),
});
