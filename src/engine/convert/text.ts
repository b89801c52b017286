import { isEnumerable, itemsOf } from '../values/arrays.js';
import { CustomObject, WrappedValue } from '../values/custom-object.js';
import type { ExtendedMember, MemberKind, MemberSlots } from '../values/member-set.js';
import type { NetType } from '../values/net-type.js';
import { Double } from '../values/numbers.js';
import type { ScriptContext } from '../values/script-access.js';
import { addedMember, typeDataOf } from '../values/type-data.js';
import { elementTypeKey, typeOf } from '../values/type-of.js';
import { NetObject, type Value } from '../values/value.js';
import { doubleText } from './number-text.js';

/** The invariant text of a value: `[string]`, interpolation, `-join`, string operators (§14). Collections are joined with `$OFS`. */
export function toText(ctx: ScriptContext, value: Value): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return String(value);
    case 'boolean':
      return value ? 'True' : 'False';
    case 'bigint':
      return value.toString();
    case 'object':
      return value === null ? '' : objectText(ctx, value, true);
    default:
      return '';
  }
}

/** The text of a value in the session's culture: the formatter and `-as [string]`. Collections are joined with `$OFS`. */
export function toTextCulture(ctx: ScriptContext, value: Value): string {
  if (typeof value === 'object' && value !== null) return objectText(ctx, value, false);
  return typeof value === 'number' || typeof value === 'bigint' ? signed(ctx, value) : toText(ctx, value);
}

/** `.ToString()` in the session's culture, with all digits a number has: CSV, files, `-as [string]`. Collections are joined with `$OFS`. */
export function toStringCulture(ctx: ScriptContext, value: Value): string {
  const inner = value instanceof WrappedValue ? value.inner : value;
  if (typeof inner !== 'object' || inner === null || Array.isArray(inner) || isEnumerable(inner))
    return toTextCulture(ctx, value);
  const format = typeOf(inner).rule('format');
  return format ? format(inner as never, '', ctx.culture, ctx) : toTextCulture(ctx, value);
}

function signed(ctx: ScriptContext, value: number | bigint): string {
  const text = value.toString();
  const sign = ctx.culture.number.negativeSign;
  return value < 0 && sign !== '-' ? sign + text.slice(1) : text;
}

function objectText(ctx: ScriptContext, value: object, invariant: boolean): string {
  if (value instanceof Double && invariant) return doubleText(value.value);
  if (Array.isArray(value)) return joined(ctx, value, invariant);
  if (value instanceof CustomObject) return customText(ctx, value, invariant);
  if (value instanceof WrappedValue) return ownToString(ctx, value) ?? textOf(ctx, value.inner, invariant);
  if (value instanceof NetObject) {
    const own = ownToString(ctx, value);
    if (own !== null) return own;
  }
  if (isEnumerable(value)) return joined(ctx, itemsOf(value), invariant);
  return scalarObjectText(ctx, value, invariant);
}

function textOf(ctx: ScriptContext, value: Value, invariant: boolean): string {
  return invariant ? toText(ctx, value) : toTextCulture(ctx, value);
}

function joined(ctx: ScriptContext, items: readonly Value[], invariant: boolean): string {
  return joinedText(ctx, items, ctx.ofs, invariant);
}

/** The texts of a collection's elements with a separator between: `-join`, `"$list"`. */
export function joinedText(ctx: ScriptContext, items: readonly Value[], separator: string, invariant = true): string {
  let text = '';
  for (let i = 0; i < items.length; i++) {
    if (i > 0) text += separator;
    text += elementText(ctx, items[i], invariant);
  }
  return text;
}

/** An element of a joined collection or a value inside `@{…}`: nested collections show their type, nested custom objects nothing. */
function elementText(ctx: ScriptContext, value: Value, invariant: boolean): string {
  if (typeof value !== 'object' || value === null) return textOf(ctx, value, invariant);
  if (value instanceof CustomObject) return ownToString(ctx, value) ?? '';
  if (isEnumerable(value)) return scalarObjectText(ctx, value, invariant);
  return objectText(ctx, value, invariant);
}

/** `.ToString()` as the type's own rule gives it; the type's name where it has none. */
export function scalarObjectText(ctx: ScriptContext, value: object, invariant: boolean): string {
  const type = typeOf(value);
  const rule = type.textRule;
  return rule ? rule(value as never, ctx, invariant) : plainTypeText(type);
}

/** `[key, value]`, as .NET prints pairs: each with its own `ToString()`, which joins no list (`[Date, System.String[]]`). */
export function pairText(ctx: ScriptContext, key: Value, value: Value, invariant: boolean): string {
  return `[${partText(ctx, key, invariant)}, ${partText(ctx, value, invariant)}]`;
}

function partText(ctx: ScriptContext, value: Value, invariant: boolean): string {
  if (Array.isArray(value)) return arrayTypeText(value as readonly Value[]);
  if (value instanceof NetObject && !(value instanceof CustomObject) && isEnumerable(value))
    return scalarObjectText(ctx, value, invariant);
  return textOf(ctx, value, invariant);
}

/** What `Object.ToString()` says: the type's name. */
function plainTypeText(type: NetType): string {
  return type.fullName;
}

/** What a custom object's text says of a script property: it is not run for it. */
const scriptPropertyText = 'System.Management.Automation.PSScriptProperty';

/** `@{Name=ann; Size=5}`: the object's own properties, then those of type data. */
function customText(ctx: ScriptContext, value: CustomObject, invariant: boolean): string {
  const own = ownToString(ctx, value);
  if (own !== null) return own;
  const parts: string[] = [];
  const add = (kind: MemberKind, name: string, read: () => Value): void => {
    if (kind === 'ScriptMethod' || kind === 'PropertySet') return;
    const content = kind === 'ScriptProperty' ? scriptPropertyText : elementText(ctx, read(), invariant);
    parts.push(`${name}=${content}`);
  };
  const { shape, slots } = value;
  for (let i = 0; i < slots.length; i++) {
    const kind = shape.kinds[i]!;
    const slot = slots[i];
    add(kind, shape.names[i]!, () =>
      kind === 'NoteProperty' ? (slot as Value) : (slot as ExtendedMember).get?.(value, ctx),
    );
  }
  for (const data of typeDataOf(ctx, value)) {
    for (const [key, member] of data.members) {
      if (shape.indexOf(key) < 0)
        add(member.kind, member.name, () => ('value' in member ? member.value : member.member.get?.(value, ctx)));
    }
  }
  return parts.length === 0 ? '' : `@{${parts.join('; ')}}`;
}

/** A `ToString` script method given to this one object (Add-Member) or to its type (Update-TypeData); null when there is none. */
function ownToString(ctx: ScriptContext, value: NetObject): string | null {
  const added = addedMember(ctx, value, 'tostring');
  const method = ownMethod(value) ?? (added && 'member' in added ? added.member : null);
  return method?.invoke ? toText(ctx, method.invoke(value, [], ctx)) : null;
}

function ownMethod(value: NetObject): ExtendedMember | null {
  const members: MemberSlots | null = value instanceof CustomObject ? value : value.members;
  if (members === null || members.shape.isPlain) return null;
  const index = members.shape.indexOf('tostring');
  return index >= 0 && members.shape.kinds[index] === 'ScriptMethod' ? (members.slots[index] as ExtendedMember) : null;
}

/** An array's `.ToString()`: its type, `System.Object[]`. */
export function arrayTypeText(items: readonly Value[]): string {
  const element = (items as { [elementTypeKey]?: NetType })[elementTypeKey];
  return element ? `${element.fullName}[]` : 'System.Object[]';
}
