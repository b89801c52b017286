import { CustomObject, unwrap } from './custom-object.js';
import type { ExtendedMember, MemberSlots } from './member-set.js';
import type { MethodGroup } from './type-definition.js';
import { typeOf } from './type-of.js';
import { isNullish, NetObject, type Value } from './value.js';

/** The methods of a value: script methods given to it, then its type's. */
export function methodListOf(value: Value): readonly MethodGroup[] {
  if (isNullish(value)) return [];
  return [...scriptMethodsOf(value), ...typeOf(unwrap(value)).methods.values()];
}

function scriptMethodsOf(value: Value): MethodGroup[] {
  const slots: MemberSlots | null =
    value instanceof CustomObject ? value : value instanceof NetObject ? value.members : null;
  if (slots === null || slots.shape.isPlain) return [];
  return slots.shape.names.flatMap((name, i) => {
    if (slots.shape.kinds[i] !== 'ScriptMethod') return [];
    const member = slots.slots[i] as ExtendedMember;
    const overload = {
      name,
      parameters: [],
      returnText: 'System.Object',
      isStatic: false,
      body: member.invoke ? () => undefined : null,
    };
    return [{ name, overloads: [overload] }];
  });
}
