import { makeGeneric } from './constructed-types.js';
import type { NetType } from './net-type.js';
import { NetObject, type Value } from './value.js';

/** A list that grows: the base of ArrayList, List, Collection. */
export abstract class ListBase extends NetObject {
  declare items: Value[];

  constructor(items: Value[] = []) {
    super();
    this.items = items;
  }
}

/** `System.Collections.ArrayList`. */
export class ArrayList extends ListBase {}

/** `[ArrayList]::ReadOnly(list)`: a look at the list's own items. */
export class ReadOnlyArrayList extends ArrayList {}

/** `[ArrayList]::FixedSize(list)`: items may be replaced, not added or removed. */
export class FixedSizeArrayList extends ArrayList {}

/** A list whose generic type is its own: `List[T]`, `Collection[T]`, `HashSet[T]` … */
abstract class GenericItems extends ListBase {
  readonly #type: NetType;
  readonly element: NetType;

  constructor(type: NetType, element: NetType, items: Value[]) {
    super(items);
    this.#type = type;
    this.element = element;
  }

  override get netType(): NetType {
    return this.#type;
  }
}

/** `System.Collections.Generic.List[T]`. */
export class GenericList extends GenericItems {
  constructor(element: NetType, items: Value[] = []) {
    super(makeGeneric('System.Collections.Generic.List', [element]), element, items);
  }
}

/** `System.Collections.ObjectModel.Collection[T]`: what `.Where()` and `.ForEach()` give. */
export class Collection extends GenericItems {
  constructor(element: NetType, items: Value[] = [], name = 'System.Collections.ObjectModel.Collection') {
    super(makeGeneric(name, [element]), element, items);
  }
}

/** `System.Collections.ObjectModel.ReadOnlyCollection[T]`. */
export class ReadOnlyCollection extends GenericItems {
  constructor(element: NetType, items: Value[] = []) {
    super(makeGeneric('System.Collections.ObjectModel.ReadOnlyCollection', [element]), element, items);
  }
}

/** `System.Collections.Generic.Queue[T]`: the first item leaves first. */
export class GenericQueue extends GenericItems {
  constructor(element: NetType, items: Value[] = []) {
    super(makeGeneric('System.Collections.Generic.Queue', [element]), element, items);
  }
}

/** `System.Collections.Generic.Stack[T]`: the top is the first item. */
export class GenericStack extends GenericItems {
  constructor(element: NetType, items: Value[] = []) {
    super(makeGeneric('System.Collections.Generic.Stack', [element]), element, items);
  }
}

/** `System.Collections.Queue`. */
export class Queue extends ListBase {}

/** `System.Collections.Stack`: the top is the first item. */
export class Stack extends ListBase {}
