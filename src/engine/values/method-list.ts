import { CustomObject, unwrap } from './custom-object.js';
import type { ExtendedMember, MemberSlots } from './member-set.js';
import { PsMethod, PsScriptMethod } from './psobject-view.js';
import type { MethodGroup } from './type-definition.js';
import { typeOf } from './type-of.js';
import { isNullish, NetObject, type Value } from './value.js';

/** The methods of a value: script methods given to it, then its type's. */
export function methodListOf(value: Value): readonly MethodGroup[] {
  if (isNullish(value)) return [];
  return [...scriptMethodsOf(value), ...typeOf(unwrap(value)).methods.values()];
}

function scriptMethodsOf(value: Value): MethodGroup[] {
  const slots = slotsOf(value);
  if (slots === null || slots.shape.isPlain) return [];
  return slots.shape.names.flatMap((name, i) => {
    if (slots.shape.kinds[i] !== 'ScriptMethod') return [];
    const member = slots.slots[i] as ExtendedMember;
    return [scriptMethodGroup(name, member)];
  });
}

function scriptMethodGroup(name: string, member: ExtendedMember): MethodGroup {
  const overload = {
    name,
    parameters: [],
    returnText: 'System.Object',
    isStatic: false,
    body: member.invoke ? () => undefined : null,
  };
  return { name, overloads: [overload] };
}

/** A method of the value as a value: a script method given to it, else its type's; null when there is none. `lowerName` in lower case. */
export function methodNamed(value: Value, lowerName: string): PsMethod | null {
  const slots = slotsOf(value);
  const index = slots === null || slots.shape.isPlain ? -1 : slots.shape.indexOf(lowerName);
  if (slots !== null && index >= 0 && slots.shape.kinds[index] === 'ScriptMethod') {
    const member = slots.slots[index] as ExtendedMember;
    return new PsScriptMethod(value, scriptMethodGroup(slots.shape.names[index]!, member), member.blocks?.[0] ?? null);
  }
  const method = typeOf(unwrap(value)).findMethod(lowerName);
  return method ? new PsMethod(value, method) : null;
}

function slotsOf(value: Value): MemberSlots | null {
  return value instanceof CustomObject ? value : value instanceof NetObject ? value.members : null;
}
