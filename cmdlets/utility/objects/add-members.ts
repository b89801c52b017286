import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { toText } from '../../../src/engine/convert/text.js';
import { PSInvalidOperationException } from '../../../src/engine/errors/engine-exceptions.js';
import { type ErrorRecord, errorRecord } from '../../../src/engine/errors/error-record.js';
import { InvalidOperationException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { recordError } from '../../../src/engine/errors/terminating.js';
import { NotInteractiveError } from '../../../src/engine/host.js';
import { CustomObject, ownTypeNames, unwrap, WrappedValue } from '../../../src/engine/values/custom-object.js';
import type { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import {
  type ExtendedMember,
  type MemberKind,
  MemberSet,
  type MemberSlots,
  putMember,
  removeMember,
} from '../../../src/engine/values/member-set.js';
import { propertiesOf } from '../../../src/engine/values/property-list.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { findType } from '../../../src/engine/values/type-names.js';
import { typeOf } from '../../../src/engine/values/type-of.js';
import { isNullish, NetObject, type Value } from '../../../src/engine/values/value.js';
import { extendedMember } from './extended-members.js';
import { memberTypesText } from './member-types.js';

/** Parameters of Add-Member. */
export interface AddMemberParameters {
  readonly InputObject: Value;
  readonly MemberType: readonly string[] | undefined;
  readonly Name: string | undefined;
  readonly Value: Value;
  readonly SecondValue: Value;
  readonly TypeName: string | undefined;
  readonly Force: boolean;
  readonly NotePropertyName: string | undefined;
  readonly NotePropertyValue: Value;
  readonly NotePropertyMembers: object | undefined;
}

type AddContext = Pick<CmdletContext<unknown>, 'script' | 'writeError' | 'throwTerminating' | 'parameterSet'>;
type IsBound = (name: 'Value' | 'SecondValue') => boolean;

/**
 * Adds what the parameters say; the answer is the object that has the members (a wrapper for strings and numbers),
 * or undefined when nothing could be added.
 */
export function addMembers(context: AddContext, p: AddMemberParameters, isBound: IsBound): Value {
  if (p.TypeName !== undefined && p.TypeName.trim() === '')
    refuse(
      context,
      'TypeNameShouldNotBeEmpty',
      'The TypeName parameter should not be null, empty, or contain only white spaces.',
    );
  const carrier = p.InputObject instanceof NetObject ? p.InputObject : new WrappedValue(p.InputObject);
  if (!added(context, p, carrier, isBound)) return undefined;
  // A type's short name stands for the type.
  if (p.TypeName !== undefined) ownTypeNames(carrier).unshift(findType(p.TypeName)?.fullName ?? p.TypeName);
  return carrier;
}

function added(context: AddContext, p: AddMemberParameters, carrier: NetObject, isBound: IsBound): boolean {
  switch (context.parameterSet) {
    case 'NotePropertySingleMemberSet':
      return add(context, p, carrier, p.NotePropertyName!, 'NoteProperty', p.NotePropertyValue ?? null);
    case 'NotePropertyMultiMemberSet':
      return addNotes(context, p, carrier);
    case 'MemberSet':
      return addOne(context, p, carrier, isBound);
    default:
      return true;
  }
}

function addNotes(context: AddContext, p: AddMemberParameters, carrier: NetObject): boolean {
  let any = false;
  for (const { key, value } of (p.NotePropertyMembers as DictionaryBase).entries()) {
    const name = toText(context.script, key);
    if (name === '') {
      const message = 'The name for a NoteProperty member should not be null or an empty string.';
      context.writeError(fault('NotePropertyNameShouldNotBeNull', message));
    } else if (add(context, p, carrier, name, 'NoteProperty', value)) any = true;
  }
  return any;
}

function addOne(context: AddContext, p: AddMemberParameters, carrier: NetObject, isBound: IsBound): boolean {
  const kind = onlyKind(context, p.MemberType ?? []);
  checkValues(context, kind, p, isBound);
  const name = p.Name!;
  if (kind === 'NoteProperty') return add(context, p, carrier, name, 'NoteProperty', p.Value ?? null);
  const member = extendedMember(context.script, kind, name, unwrap(p.Value), unwrap(p.SecondValue));
  return add(context, p, carrier, name, member.kind, member);
}

function onlyKind(context: AddContext, kinds: readonly string[]): string {
  if (kinds.length === 1) return kinds[0]!;
  const message = `To add a member, only one member type can be specified. The member types specified are: "${memberTypesText(kinds)}"`;
  return refuse(context, 'WrongMemberCount', message);
}

/** What a kind of member needs of -Value and -SecondValue. */
function checkValues(context: AddContext, kind: string, p: AddMemberParameters, isBound: IsBound): void {
  const second = isBound('SecondValue');
  const takesTwo = kind === 'AliasProperty' || kind === 'ScriptProperty' || kind === 'CodeProperty';
  if (kind !== 'MemberSet' && addable.has(kind) && !isBound('Value')) throw needsValue();
  if (second && !takesTwo && addable.has(kind))
    refuse(
      context,
      'Value2ShouldNotBeSpecified',
      `The SecondValue parameter is not necessary for a member of type "${kind}", and should not be specified. Do not specify the SecondValue parameter when you add members of this type.`,
    );
  if (!isNullish(p.Value) || kind === 'NoteProperty' || kind === 'MemberSet' || !addable.has(kind)) return;
  if (kind !== 'ScriptProperty' && kind !== 'CodeProperty')
    refuse(
      context,
      'Value1ShouldNotBeNull',
      `The Value parameter should not be null for a member of type "${kind}". Specify a non-null value for the Value parameter when adding members of this type.`,
    );
  if (isNullish(p.SecondValue))
    refuse(
      context,
      'Value1AndValue2AreNotBothNull',
      `Both Value and SecondValue parameters should not be null for a member of type "${kind}". Specify a non-null value for one of the two parameters.`,
    );
}

/** Kinds that Add-Member can make. */
const addable: ReadonlySet<string> = new Set([
  'AliasProperty',
  'CodeMethod',
  'CodeProperty',
  'MemberSet',
  'NoteProperty',
  'PropertySet',
  'ScriptMethod',
  'ScriptProperty',
]);

function slotsOf(carrier: NetObject): MemberSlots {
  return carrier instanceof CustomObject ? carrier : (carrier.members ??= new MemberSet());
}

/** Adds one member; false when an error says why not. */
function add(
  context: AddContext,
  p: AddMemberParameters,
  carrier: NetObject,
  name: string,
  kind: MemberKind,
  content: Value | ExtendedMember,
): boolean {
  const slots = slotsOf(carrier);
  const isOwn = slots.shape.indexOf(name.toLowerCase()) >= 0;
  if (!p.Force && (isOwn || exists(carrier, name))) {
    const message = `Cannot add a member with the name "${name}" because a member with that name already exists. To overwrite the member anyway, add the Force parameter to your command.`;
    context.writeError(fault('MemberAlreadyExists', message, carrier));
    return false;
  }
  const ofType = isOwn ? null : typeDataKind(context.script, carrier, name);
  if (ofType !== null) {
    const message = `Cannot force the member with name "${name}" and type "${ofType}" to be added. A member with that name and type already exists, and the existing member is not an instance extension.`;
    context.writeError(fault('CannotRemoveTypeDataMember', message, carrier));
    return false;
  }
  // A member that is replaced moves to the end.
  if (isOwn) removeMember(slots, name);
  putMember(slots, name, kind, content);
  return true;
}

function exists(carrier: NetObject, name: string): boolean {
  const lower = name.toLowerCase();
  if (propertiesOf(carrier).some((property) => property.name.toLowerCase() === lower)) return true;
  return !(carrier instanceof CustomObject) && typeOf(unwrap(carrier)).findMethod(lower) !== undefined;
}

/** The kind of a property that type data gives the object; null when it has none of that name. */
function typeDataKind(ctx: ScriptContext, carrier: NetObject, name: string): string | null {
  const lower = name.toLowerCase();
  const found = propertiesOf(carrier, ctx).find((property) => property.name.toLowerCase() === lower);
  return found && found.kind !== 'Property' && found.kind !== 'ParameterizedProperty' ? found.kind : null;
}

function fault(id: string, message: string, target: Value = null): ErrorRecord {
  const exception = newException(InvalidOperationException, message);
  return errorRecord({ exception, id, category: 'InvalidOperation', target });
}

function refuse(context: AddContext, id: string, message: string): never {
  return context.throwTerminating(fault(id, message));
}

/** Without a terminal the missing value cannot be asked for. */
function needsValue(): Error {
  const exception = newException(PSInvalidOperationException, new NotInteractiveError().message);
  return recordError(errorRecord({ exception, id: 'InvalidOperation', category: 'InvalidOperation' }));
}
