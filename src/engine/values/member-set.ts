import type { ScriptContext } from './script-access.js';
import type { Value } from './value.js';

/** The kinds of members that one object can be given. A note's slot holds its value, any other kind's slot holds an `ExtendedMember`. */
export type MemberKind =
  | 'NoteProperty'
  | 'ScriptProperty'
  | 'AliasProperty'
  | 'ScriptMethod'
  | 'PropertySet'
  | 'CodeProperty';

/** A member that is not a plain note: what `Add-Member` and type data make. */
export interface ExtendedMember {
  readonly kind: Exclude<MemberKind, 'NoteProperty'>;
  readonly name: string;
  /** Reads the property (script and alias properties). */
  readonly get?: (self: Value, ctx: ScriptContext) => Value;
  readonly set?: (self: Value, value: Value, ctx: ScriptContext) => void;
  /** Calls the method (script methods). */
  readonly invoke?: (self: Value, args: readonly Value[], ctx: ScriptContext) => Value;
  /** The script blocks or the referenced name, for Get-Member's Definition column. */
  readonly definition: string;
  readonly typeText?: string;
  /** The script blocks themselves (`GetterScript`, `SetterScript`, `Script`). */
  readonly blocks?: readonly (object | null)[];
}

/** The names of an object's members in order; shared by all objects that got the same members in the same order. */
export class Shape {
  readonly names: readonly string[];
  readonly kinds: readonly MemberKind[];
  /** True when every member is a note, so that slots can be read without looking at their kind. */
  readonly isPlain: boolean;
  #index: Map<string, number> | null = null;
  readonly #next = new Map<string, Shape>();

  constructor(names: readonly string[], kinds: readonly MemberKind[]) {
    this.names = names;
    this.kinds = kinds;
    this.isPlain = kinds.every((kind) => kind === 'NoteProperty');
  }

  /** The slot of a name in lower case, or -1. */
  indexOf(lowerName: string): number {
    if (this.#index === null) {
      this.#index = new Map();
      for (let i = 0; i < this.names.length; i++) this.#index.set(this.names[i]!.toLowerCase(), i);
    }
    return this.#index.get(lowerName) ?? -1;
  }

  /** The shape with one more member at the end. */
  with(name: string, kind: MemberKind = 'NoteProperty'): Shape {
    const key = kind === 'NoteProperty' ? name : `${name}\0${kind}`;
    let next = this.#next.get(key);
    if (!next) {
      next = new Shape([...this.names, name], [...this.kinds, kind]);
      this.#next.set(key, next);
    }
    return next;
  }
}

/** The shape without members. */
export const emptyShape = new Shape([], []);

const wholeShapes = new Map<string, Shape>();

/** The shape of a list of notes; names must differ (ignoring case). The same list gives the same shape. */
export function shapeOf(names: readonly string[]): Shape {
  const key = `${names.length}\0${names.join('\0')}`;
  let shape = wholeShapes.get(key);
  if (!shape) {
    shape = new Shape(
      [...names],
      names.map(() => 'NoteProperty' as const),
    );
    wholeShapes.set(key, shape);
  }
  return shape;
}

/** Members by shape and slots. `CustomObject` is one itself; other objects hold one in `members` when Add-Member gave them something. */
export interface MemberSlots {
  shape: Shape;
  slots: (Value | ExtendedMember)[];
}

/** Adds a member, or replaces the one of that name in its place. */
export function putMember(target: MemberSlots, name: string, kind: MemberKind, content: Value | ExtendedMember): void {
  const index = target.shape.indexOf(name.toLowerCase());
  if (index < 0) {
    target.shape = target.shape.with(name, kind);
    target.slots.push(content);
    return;
  }
  if (target.shape.kinds[index] !== kind) target.shape = rebuilt(target.shape, (i, k) => (i === index ? kind : k));
  target.slots[index] = content;
}

/** Removes a member; false when there is none of that name. */
export function removeMember(target: MemberSlots, name: string): boolean {
  const index = target.shape.indexOf(name.toLowerCase());
  if (index < 0) return false;
  let shape = emptyShape;
  target.shape.names.forEach((other, i) => {
    if (i !== index) shape = shape.with(other, target.shape.kinds[i]);
  });
  target.shape = shape;
  target.slots.splice(index, 1);
  return true;
}

function rebuilt(shape: Shape, kindOf: (index: number, kind: MemberKind) => MemberKind): Shape {
  let next = emptyShape;
  shape.names.forEach((name, i) => {
    next = next.with(name, kindOf(i, shape.kinds[i]!));
  });
  return next;
}

/** Extended members and own type names of one object. */
export class MemberSet implements MemberSlots {
  shape: Shape = emptyShape;
  slots: (Value | ExtendedMember)[] = [];
  /** Type names that replace those of the type (`PSTypeNames.Insert`); null when untouched. */
  typeNames: string[] | null = null;
}
