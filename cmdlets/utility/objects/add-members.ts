import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import { toText } from '../../../src/engine/convert/text.js';
import { PSInvalidOperationException } from '../../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
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
} from '../../../src/engine/values/member-set.js';
import { propertiesOf } from '../../../src/engine/values/members.js';
import { typeOf } from '../../../src/engine/values/type-of.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { extendedMember } from './extended-members.js';

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

type AddContext = Pick<CmdletContext<unknown>, 'script' | 'writeError' | 'parameterSet'>;

/** Adds what the parameters say; the answer is the object that has the members (a wrapper for strings and numbers). */
export function addMembers(context: AddContext, p: AddMemberParameters, isBound: (name: 'Value') => boolean): Value {
  const carrier = p.InputObject instanceof NetObject ? p.InputObject : new WrappedValue(p.InputObject);
  if (p.TypeName !== undefined) ownTypeNames(carrier).unshift(p.TypeName);
  switch (context.parameterSet) {
    case 'NotePropertySingleMemberSet':
      add(context, p, carrier, p.NotePropertyName!, 'NoteProperty', p.NotePropertyValue ?? null);
      break;
    case 'NotePropertyMultiMemberSet':
      for (const { key, value } of (p.NotePropertyMembers as DictionaryBase).entries()) {
        add(context, p, carrier, toText(context.script, key), 'NoteProperty', value);
      }
      break;
    case 'MemberSet':
      addOne(context, p, carrier, isBound('Value'));
      break;
    default:
  }
  return carrier;
}

function addOne(context: AddContext, p: AddMemberParameters, carrier: NetObject, hasValue: boolean): void {
  const kind = p.MemberType?.[0] ?? 'NoteProperty';
  if (!hasValue) throw needsValue();
  const name = p.Name!;
  if (kind === 'NoteProperty') {
    add(context, p, carrier, name, 'NoteProperty', p.Value ?? null);
    return;
  }
  const member = extendedMember(context.script, kind, name, unwrap(p.Value), unwrap(p.SecondValue));
  add(context, p, carrier, name, member.kind, member);
}

function slotsOf(carrier: NetObject): MemberSlots {
  return carrier instanceof CustomObject ? carrier : (carrier.members ??= new MemberSet());
}

function add(
  context: AddContext,
  p: AddMemberParameters,
  carrier: NetObject,
  name: string,
  kind: MemberKind,
  content: Value | ExtendedMember,
): void {
  if (!p.Force && exists(carrier, name)) {
    const message = `Cannot add a member with the name "${name}" because a member with that name already exists. To overwrite the member anyway, add the Force parameter to your command.`;
    const exception = newException(InvalidOperationException, message);
    context.writeError(
      errorRecord({ exception, id: 'MemberAlreadyExists', category: 'InvalidOperation', target: carrier }),
    );
    return;
  }
  putMember(slotsOf(carrier), name, kind, content);
}

function exists(carrier: NetObject, name: string): boolean {
  const lower = name.toLowerCase();
  if (propertiesOf(carrier).some((property) => property.name.toLowerCase() === lower)) return true;
  const slots = carrier instanceof CustomObject ? carrier : carrier.members;
  if (slots && slots.shape.indexOf(lower) >= 0) return true;
  return !(carrier instanceof CustomObject) && typeOf(unwrap(carrier)).findMethod(lower) !== undefined;
}

/** Without a terminal the missing value cannot be asked for. */
function needsValue(): Error {
  const exception = newException(PSInvalidOperationException, new NotInteractiveError().message);
  return recordError(errorRecord({ exception, id: 'InvalidOperation', category: 'InvalidOperation' }));
}
