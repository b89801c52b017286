import { toTextCulture } from '../../../src/engine/convert/text.js';
import { WildcardPattern } from '../../../src/engine/operators/wildcard.js';
import { CustomObject, typeNamesOf, unwrap } from '../../../src/engine/values/custom-object.js';
import type { ExtendedMember, MemberSlots } from '../../../src/engine/values/member-set.js';
import type { NetType } from '../../../src/engine/values/net-type.js';
import { type PropertyInfo, propertiesOf } from '../../../src/engine/values/property-list.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { typeDataOf } from '../../../src/engine/values/type-data.js';
import type { MethodGroup, Overload, TypeProperty } from '../../../src/engine/values/type-definition.js';
import { typeOf } from '../../../src/engine/values/type-of.js';
import { isNullish, NetObject, type Value } from '../../../src/engine/values/value.js';
import { MemberDefinition } from './member-definition.js';
import type { MemberTypeName } from './member-types.js';

/** What Get-Member is asked for. */
export interface MemberFilter {
  readonly Name: readonly string[] | undefined;
  readonly MemberType: readonly string[] | undefined;
  readonly View: readonly string[] | undefined;
  readonly Force: boolean;
}

/** Members of an object that a filter lets through, sorted by kind and name within each -Name. */
export function membersOf(ctx: ScriptContext, object: Value, filter: MemberFilter): MemberDefinition[] {
  const typeName = typeNamesOf(object)[0] ?? typeOf(object).fullName;
  const all = [
    ...propertiesOf(object, ctx)
      .filter((property) => !property.isHidden || filter.Force)
      .map((property) => propertyMember(ctx, typeName, property)),
    ...scriptMethods(ctx, object).map(
      (member) => new MemberDefinition(typeName, member.name, 'ScriptMethod', member.definition),
    ),
    ...[...typeOf(unwrap(object)).methods.values()]
      .filter((group) => isShown(group, filter.Force))
      .map((group) => methodMember(typeName, group)),
    ...(filter.Force ? intrinsicMembers(typeName) : []),
  ];
  return chosen(all, filter);
}

/** Static members of a type. */
export function staticMembersOf(type: NetType, filter: MemberFilter): MemberDefinition[] {
  const all = [
    ...[...type.statics.values()]
      .filter((property) => !property.isHidden || filter.Force)
      .map((property) => new MemberDefinition(type.fullName, property.name, 'Property', staticText(property))),
    ...[...type.staticMethods.values()]
      .filter((group) => isShown(group, filter.Force))
      .map((group) => methodMember(type.fullName, group)),
  ];
  if (type.constructors.overloads.length > 0) {
    all.push(
      new MemberDefinition(
        type.fullName,
        'new',
        'Method',
        type.constructors.overloads.map((one) => constructorText(type, one)).join(', '),
      ),
    );
  }
  return chosen(all, filter);
}

const extendedKinds = new Set<MemberTypeName>([
  'AliasProperty',
  'NoteProperty',
  'ScriptProperty',
  'ScriptMethod',
  'CodeProperty',
  'PropertySet',
  'CodeMethod',
]);

function chosen(all: readonly MemberDefinition[], filter: MemberFilter): MemberDefinition[] {
  const kinds = filter.MemberType ? new Set(filter.MemberType) : null;
  const views = (filter.View ?? []).map((view) => view.toLowerCase());
  const passes = (member: MemberDefinition): boolean => {
    if (kinds && !kinds.has(member.memberType)) return false;
    if (views.length === 0 || views.includes('all')) return true;
    return views.includes('extended') === extendedKinds.has(member.memberType);
  };
  const collator = new Intl.Collator('en-US', { sensitivity: 'accent' });
  const order = (a: MemberDefinition, b: MemberDefinition): number =>
    collator.compare(a.memberType, b.memberType) || collator.compare(a.name, b.name);
  return (filter.Name ?? ['*']).flatMap((name) => {
    const pattern = new WildcardPattern(name);
    return all.filter((member) => pattern.matches(member.name) && passes(member)).sort(order);
  });
}

function propertyMember(ctx: ScriptContext, typeName: string, property: PropertyInfo): MemberDefinition {
  const { kind } = property;
  if (kind === 'NoteProperty') return new MemberDefinition(typeName, property.name, kind, noteText(ctx, property));
  if (property.extended) return new MemberDefinition(typeName, property.name, kind, property.extended.definition);
  const access = property.isSettable ? '{get;set;}' : '{get;}';
  return new MemberDefinition(typeName, property.name, kind, `${property.typeText} ${property.name} ${access}`);
}

/** `int A=1`, `object Nothing=null`, `Object[] List=System.Object[]`. */
function noteText(ctx: ScriptContext, property: PropertyInfo): string {
  const value = property.get(ctx);
  if (isNullish(value)) return `object ${property.name}=null`;
  const type = typeOf(unwrap(value));
  const typeText = type.elementType
    ? type.elementType.displayName === 'System.Object'
      ? 'Object[]'
      : type.displayName
    : type.displayName;
  const text = type.elementType ? type.fullName : toTextCulture(ctx, value);
  return `${shortName(typeText)} ${property.name}=${text}`;
}

function shortName(name: string): string {
  return name === 'pscustomobject' || name === 'psobject' ? 'System.Management.Automation.PSCustomObject' : name;
}

function scriptMethods(ctx: ScriptContext, object: Value): ExtendedMember[] {
  const slots: MemberSlots | null =
    object instanceof CustomObject ? object : object instanceof NetObject ? object.members : null;
  const own = slots?.slots.filter((_slot, k) => slots.shape.kinds[k] === 'ScriptMethod') as
    | ExtendedMember[]
    | undefined;
  const added = typeDataOf(ctx, object).flatMap((data) =>
    [...data.members.values()].flatMap((one) => ('member' in one && one.kind === 'ScriptMethod' ? [one.member] : [])),
  );
  return [...(own ?? []), ...added];
}

function isShown(group: MethodGroup, force: boolean): boolean {
  if (force) return true;
  return !/^(get|set|add|remove|op)_/.test(group.name) && !group.overloads.every((overload) => overload.isHidden);
}

function methodMember(typeName: string, group: MethodGroup): MemberDefinition {
  if (group.name === 'Chars' || group.name === 'Item') return indexerMember(typeName, group);
  return new MemberDefinition(typeName, group.name, 'Method', group.overloads.map(overloadText).join(', '));
}

function overloadText(overload: Overload): string {
  const prefix = overload.isStatic ? 'static ' : '';
  return `${prefix}${overload.returnText} ${overload.name}(${parametersText(overload)})`;
}

function constructorText(type: NetType, overload: Overload): string {
  return `${type.displayName} new(${parametersText(overload)})`;
}

function parametersText(overload: Overload): string {
  return overload.parameters
    .map(({ name, typeText, isRef, isParams }) => `${isRef ? '[ref] ' : isParams ? 'Params ' : ''}${typeText} ${name}`)
    .join(', ');
}

function staticText({ name, typeText, isField, set }: TypeProperty): string {
  return `${isField ? 'static ' : ''}${typeText} ${name} ${set ? '{get;set;}' : '{get;}'}`;
}

/** Indexers: `Chars` of a string, `Item` of lists and dictionaries. */
function indexerMember(typeName: string, group: MethodGroup): MemberDefinition {
  const access = group.name === 'Chars' ? '{get;}' : '{get;set;}';
  const text = group.overloads
    .map((one) => `${one.returnText} ${group.name}(${parametersText(one)}) ${access}`)
    .join(', ');
  return new MemberDefinition(typeName, group.name, 'ParameterizedProperty', text);
}

/** Members that every object has and that are usually hidden. */
function intrinsicMembers(typeName: string): MemberDefinition[] {
  const names =
    'System.Collections.ObjectModel.Collection`1[[System.String, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e]]';
  return [
    new MemberDefinition(typeName, 'pstypenames', 'CodeProperty', `${names} pstypenames{get=PSTypeNames;}`),
    ...['psadapted', 'psbase', 'psextended', 'psobject'].map(
      (name) => new MemberDefinition(typeName, name, 'MemberSet', name),
    ),
  ];
}
