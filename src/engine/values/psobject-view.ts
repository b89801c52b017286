import type { NetType } from './net-type.js';
import type { MethodGroup } from './type-definition.js';
import { NetObject, type Value } from './value.js';

/** What `.PSObject` yields: a look at a value's members. Its table is `types/psobject.ts`. */
export class PsObjectView extends NetObject {
  readonly target: Value;

  constructor(target: Value) {
    super();
    this.target = target;
  }
}

/** The live list of type names behind `.PSObject.TypeNames` and `.PSTypeNames`. */
export class TypeNameList extends NetObject {
  readonly target: Value;

  constructor(target: Value) {
    super();
    this.target = target;
  }
}

/** A method as a value: `.PSObject.Methods` yields it, as `$x.Method` and `[type]::Method` without parentheses do. */
export class PsMethod extends NetObject {
  readonly target: Value;
  readonly group: MethodGroup;
  /** The type of a static method; null for methods of an object. */
  readonly staticOf: NetType | null;

  constructor(target: Value, group: MethodGroup, staticOf: NetType | null = null) {
    super();
    this.target = target;
    this.group = group;
    this.staticOf = staticOf;
  }
}

/** A script method of an object as a value; `block` is its code. */
export class PsScriptMethod extends PsMethod {
  readonly block: Value;

  constructor(target: Value, group: MethodGroup, block: Value) {
    super(target, group);
    this.block = block;
  }
}

/** The overloads of a method as Get-Member writes them: `string Trim(char trimChar)`. */
export function overloadTexts(group: MethodGroup): string[] {
  return group.overloads.map(({ parameters, returnText, isStatic }) => {
    const list = parameters.map((p) => `${p.isRef ? '[ref] ' : p.isParams ? 'Params ' : ''}${p.typeText} ${p.name}`);
    return `${isStatic ? 'static ' : ''}${returnText} ${group.name}(${list.join(', ')})`.trim();
  });
}
