import { defineType } from '../../../src/engine/values/net-type.js';
import { Double, UInt64 } from '../../../src/engine/values/numbers.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { sizeText } from '../../../src/migration/batch/report.js';

/** A number of bytes as Exchange shows it: `28.45 GB (30,551,458,399 bytes)`, with `.ToBytes()`, `.ToMB()` … (reference/exchange-objects.md §0). */
export class ByteQuantifiedSize extends NetObject {
  readonly bytes: number;

  constructor(bytes: number) {
    super();
    this.bytes = bytes;
  }
}

/** A size, or $null where it is not known. */
export function knownSize(bytes: number | null): ByteQuantifiedSize | null {
  return bytes === null ? null : new ByteQuantifiedSize(bytes);
}

/** `-gt 45GB` compares with plain numbers of bytes; nothing else is a size. */
function sizeOf(value: Value): ByteQuantifiedSize | undefined {
  if (value instanceof ByteQuantifiedSize) return value;
  if (value instanceof Double || value instanceof UInt64) return new ByteQuantifiedSize(Number(value.value));
  return typeof value === 'number' || typeof value === 'bigint' ? new ByteQuantifiedSize(Number(value)) : undefined;
}

const whole = (self: ByteQuantifiedSize, exponent: number): UInt64 =>
  new UInt64(BigInt(Math.floor(self.bytes / 1024 ** exponent)));

defineType({
  name: 'Microsoft.Exchange.Data.ByteQuantifiedSize',
  kind: 'struct',
  represents: ByteQuantifiedSize,
  // `.Value` on a size is what scripts write for sizes that may be Unlimited.
  properties: {
    'Value: Microsoft.Exchange.Data.ByteQuantifiedSize': { get: (self: ByteQuantifiedSize) => self, hidden: true },
  },
  methods: {
    'ToBytes(): ulong': (self: ByteQuantifiedSize) => whole(self, 0),
    'ToKB(): ulong': (self: ByteQuantifiedSize) => whole(self, 1),
    'ToMB(): ulong': (self: ByteQuantifiedSize) => whole(self, 2),
    'ToGB(): ulong': (self: ByteQuantifiedSize) => whole(self, 3),
    'ToTB(): ulong': (self: ByteQuantifiedSize) => whole(self, 4),
  },
  text: (self: ByteQuantifiedSize) => sizeText(self.bytes),
  convert: sizeOf,
  staticMethods: {
    // `$size / 1GB`, as scripts write it.
    'op_Division(Microsoft.Exchange.Data.ByteQuantifiedSize left, Microsoft.Exchange.Data.ByteQuantifiedSize right): double':
      ([left, right]: [ByteQuantifiedSize, ByteQuantifiedSize]) => new Double(left.bytes / right.bytes),
  },
  equals: (self: ByteQuantifiedSize, other) => other instanceof ByteQuantifiedSize && other.bytes === self.bytes,
  compare: (self: ByteQuantifiedSize, other: ByteQuantifiedSize) => self.bytes - other.bytes,
});
