import { CustomObject, WrappedValue } from '../../../src/engine/values/custom-object.js';
import { MemberSet, putMember } from '../../../src/engine/values/member-set.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import type { Order } from './object-comparer.js';
import type { KeyReader } from './property-argument.js';
import { type SortItem, SortKeys } from './sort-keys.js';

/** How two sets are compared. */
export interface ComparisonOptions {
  readonly order: Order;
  readonly readers: readonly KeyReader[];
  /** How far from its place an equal object is looked for. */
  readonly window: number;
  readonly passThru: boolean;
  readonly showsEqual: boolean;
  readonly showsDifferent: boolean;
  readonly write: (value: Value) => void;
  readonly reference: readonly Value[];
}

/** Which side has an object. */
type Side = '==' | '=>' | '<=';

/** Walks both sets side by side; what finds no partner waits for one that comes within the window. */
export class Comparison {
  readonly #options: ComparisonOptions;
  readonly #keys: SortKeys;
  readonly #reference: SortItem[];
  #position = 0;
  readonly #waitingReference: SortItem[] = [];
  readonly #waitingDifference: SortItem[] = [];

  constructor(options: ComparisonOptions) {
    this.#options = options;
    this.#keys = new SortKeys(options.order, options.readers, []);
    this.#reference = options.reference.map((value) => this.#keys.itemOf(value));
  }

  /** Takes the next object of the second set. */
  next(value: Value): void {
    this.#step(this.#keys.itemOf(value));
  }

  /** The second set has ended. */
  finish(): void {
    while (this.#position < this.#reference.length) this.#step(null);
    for (const item of this.#waitingDifference) this.#emit(item, '=>');
    for (const item of this.#waitingReference) this.#emit(item, '<=');
  }

  #step(given: SortItem | null): void {
    let difference = given;
    let reference: SortItem | null = this.#reference[this.#position] ?? null;
    if (reference) this.#position++;
    if (reference && difference && this.#keys.compare(reference, difference) === 0) {
      this.#emit(reference, '==');
      return;
    }
    const partner = difference ? this.#takeEqual(difference, this.#waitingReference) : null;
    if (partner) {
      this.#emit(partner, '==');
      difference = null;
    }
    if (reference && this.#takeEqual(reference, this.#waitingDifference)) {
      this.#emit(reference, '==');
      reference = null;
    }
    if (difference) this.#wait(difference, this.#waitingDifference, '=>');
    if (reference) this.#wait(reference, this.#waitingReference, '<=');
  }

  #takeEqual(item: SortItem, waiting: SortItem[]): SortItem | null {
    const index = waiting.findIndex((other) => this.#keys.compare(item, other) === 0);
    return index < 0 ? null : waiting.splice(index, 1)[0]!;
  }

  #wait(item: SortItem, waiting: SortItem[], side: Side): void {
    const { window } = this.#options;
    if (window === 0) {
      this.#emit(item, side);
      return;
    }
    while (waiting.length >= window) this.#emit(waiting.shift()!, side);
    waiting.push(item);
  }

  #emit(item: SortItem, side: Side): void {
    const { showsEqual, showsDifferent, passThru, readers, write } = this.#options;
    if (side === '==' ? !showsEqual : !showsDifferent) return;
    if (passThru) write(withSide(item.object, side));
    else if (readers.length === 0)
      write(
        CustomObject.from([
          ['InputObject', item.object],
          ['SideIndicator', side],
        ]),
      );
    else
      write(
        CustomObject.from([
          ...readers.map((reader, k) => [reader.label, item.keys[k]?.value ?? null] as const),
          ['SideIndicator', side],
        ]),
      );
  }
}

/** The object itself with a note that says which side it is from. */
function withSide(object: Value, side: Side): Value {
  const carrier = object instanceof NetObject ? object : new WrappedValue(object);
  const members = carrier instanceof CustomObject ? carrier : (carrier.members ??= new MemberSet());
  putMember(members, 'SideIndicator', 'NoteProperty', side);
  return carrier;
}
