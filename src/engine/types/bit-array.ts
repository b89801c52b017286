import { ArgumentException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';
import { defineType } from '../values/net-type.js';
import { NetObject, type Value } from '../values/value.js';
import { objectType } from './core.js';
import { outsideList } from './list-ranges.js';

/** `System.Collections.BitArray`. */
class BitArray extends NetObject {
  bits: boolean[];

  constructor(bits: readonly boolean[]) {
    super();
    this.bits = [...bits];
  }

  checked(index: number): number {
    if (index >= 0 && index < this.bits.length) return index;
    throw outsideList(
      'Index was out of range. Must be non-negative and less than the size of the collection.',
      'index',
    );
  }
}

function combine(self: BitArray, other: BitArray, rule: (a: boolean, b: boolean) => boolean): BitArray {
  if (self.bits.length !== other.bits.length)
    throw netError(newException(ArgumentException, 'Array lengths must be the same.'));
  self.bits = self.bits.map((bit, i) => rule(bit, other.bits[i]!));
  return self;
}

const bitsOf = (values: readonly number[], width: number): boolean[] =>
  values.flatMap((value) => Array.from({ length: width }, (_, i) => ((value >>> i) & 1) === 1));

const signature = 'System.Collections.BitArray';

defineType({
  name: signature,
  base: objectType,
  interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable', 'System.ICloneable'],
  represents: BitArray,
  enumerate: (self: BitArray) => self.bits,
  getItem: (self: BitArray, index) => self.bits[Number(index)],
  setItem: (self: BitArray, index, item) => {
    self.bits[self.checked(Number(index))] = item === true;
  },
  properties: () => ({
    'Length: int': {
      get: (self: BitArray) => self.bits.length,
      set: (self: BitArray, length: number) => {
        self.bits = Array.from({ length }, (_, i) => self.bits[i] ?? false);
      },
    },
    'Count: int': (self: BitArray) => self.bits.length,
    'SyncRoot: System.Object': (self: BitArray) => self,
    'IsSynchronized: bool': () => false,
    'IsReadOnly: bool': () => false,
  }),
  methods: () => ({
    [`And(${signature} value): ${signature}`]: (self: BitArray, [other]: [BitArray]) =>
      combine(self, other, (a, b) => a && b),
    [`Or(${signature} value): ${signature}`]: (self: BitArray, [other]: [BitArray]) =>
      combine(self, other, (a, b) => a || b),
    [`Xor(${signature} value): ${signature}`]: (self: BitArray, [other]: [BitArray]) =>
      combine(self, other, (a, b) => a !== b),
    [`Not(): ${signature}`]: (self: BitArray) => {
      self.bits = self.bits.map((bit) => !bit);
      return self;
    },
    'Clone(): System.Object': (self: BitArray) => new BitArray(self.bits),
    'CopyTo(array array, int index): void': (self: BitArray, [target, at]: [Value[], number]) => {
      self.bits.forEach((bit, i) => {
        target[at + i] = bit;
      });
    },
    'Get(int index): bool': (self: BitArray, [index]: [number]) => self.bits[self.checked(index)],
    'HasAllSet(): bool': (self: BitArray) => self.bits.every((bit) => bit),
    'HasAnySet(): bool': (self: BitArray) => self.bits.some((bit) => bit),
    'Set(int index, bool value): void': (self: BitArray, [index, value]: [number, boolean]) => {
      self.bits[self.checked(index)] = value;
    },
    'SetAll(bool value): void': (self: BitArray, [value]: [boolean]) => {
      self.bits.fill(value);
    },
  }),
  constructors: () => ({
    'new(int length)': ([length]: [number]) => new BitArray(new Array<boolean>(length).fill(false)),
    'new(int length, bool defaultValue)': ([length, value]: [number, boolean]) =>
      new BitArray(new Array<boolean>(length).fill(value)),
    'new(byte[] bytes)': ([bytes]: [Uint8Array]) => new BitArray(bitsOf([...bytes], 8)),
    'new(bool[] values)': ([values]: [boolean[]]) => new BitArray(values),
    'new(int[] values)': ([values]: [number[]]) => new BitArray(bitsOf(values, 32)),
  }),
});
