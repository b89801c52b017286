import {
  type ExtendedMember,
  emptyShape,
  MemberSet,
  type MemberSlots,
  putMember,
  type Shape,
  shapeOf,
} from './member-set.js';
import { typeOf } from './type-of.js';
import { NetObject, type Value } from './value.js';

/** The type names of a plain `[pscustomobject]`. */
export const customObjectTypeNames: readonly string[] = [
  'System.Management.Automation.PSCustomObject',
  'System.Object',
];

/** `[pscustomobject]`: a shared shape (names) and this object's values. */
export class CustomObject extends NetObject implements MemberSlots {
  declare shape: Shape;
  declare slots: (Value | ExtendedMember)[];
  /** Type names when they differ from `customObjectTypeNames`. */
  declare typeNames: string[] | null;

  constructor(shape: Shape = emptyShape, slots: (Value | ExtendedMember)[] = [], typeNames: string[] | null = null) {
    super();
    this.shape = shape;
    this.slots = slots;
    this.typeNames = typeNames;
  }

  /** An object of notes in this order; a later pair of the same name (ignoring case) replaces the earlier one's value. `typeNames` go before the standard ones. */
  static from(pairs: readonly (readonly [string, Value])[], typeNames: readonly string[] = []): CustomObject {
    const names = typeNames.length > 0 ? [...typeNames, ...customObjectTypeNames] : null;
    const shape = shapeOf(pairs.map(([name]) => name));
    const object = new CustomObject(
      shape,
      pairs.map(([, value]) => value),
      names,
    );
    if (!hasDuplicates(shape)) return object;
    const merged = new CustomObject(emptyShape, [], names);
    for (const [name, value] of pairs) putMember(merged, name, 'NoteProperty', value);
    return merged;
  }

  /** The value of a note, `undefined` when there is none. Script properties need `getProperty`. */
  note(name: string): Value {
    const index = this.shape.indexOf(name.toLowerCase());
    return index >= 0 && this.shape.kinds[index] === 'NoteProperty' ? (this.slots[index] as Value) : undefined;
  }

  /** Sets or adds a note. */
  setNote(name: string, value: Value): void {
    putMember(this, name, 'NoteProperty', value);
  }
}

const checkedShapes = new WeakMap<Shape, boolean>();

function hasDuplicates(shape: Shape): boolean {
  let answer = checkedShapes.get(shape);
  if (answer === undefined) {
    answer = new Set(shape.names.map((name) => name.toLowerCase())).size !== shape.names.length;
    checkedShapes.set(shape, answer);
  }
  return answer;
}

/** A string, number or other primitive that was given members of its own; every operator sees the inner value. */
export class WrappedValue extends NetObject {
  readonly inner: Value;

  constructor(inner: Value, members: MemberSet = new MemberSet()) {
    super();
    this.inner = inner;
    this.members = members;
  }
}

/** The value itself, without the wrapper that carries its members. */
export function unwrap(value: Value): Value {
  return value instanceof WrappedValue ? value.inner : value;
}

/** `PSTypeNames`: the object's own list if it has one, otherwise its type and base types. */
export function typeNamesOf(value: Value): readonly string[] {
  if (value === null || value === undefined) return [];
  if (value instanceof CustomObject) return value.typeNames ?? customObjectTypeNames;
  if (value instanceof NetObject && value.members?.typeNames) return value.members.typeNames;
  const names: string[] = [];
  for (let type = typeOf(unwrap(value)) as ReturnType<typeof typeOf> | null; type; type = type.base)
    names.push(type.fullName);
  return names;
}

/** The object's own list of type names, made now if it had none, so that it can be changed in place. */
export function ownTypeNames(value: NetObject): string[] {
  if (value instanceof CustomObject) return (value.typeNames ??= [...customObjectTypeNames]);
  value.members ??= new MemberSet();
  return (value.members.typeNames ??= [...typeNamesOf(value)]);
}

const bareObjects = new WeakSet<object>();

/** `New-Object PSObject`: an object without members. Formatting lays even the empty one out, as no `[pscustomobject]@{}` is. */
export function bareObject(): CustomObject {
  const object = new CustomObject();
  bareObjects.add(object);
  return object;
}

/** True for what `bareObject` made. */
export function isBareObject(object: object): boolean {
  return bareObjects.has(object);
}
