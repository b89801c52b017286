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
