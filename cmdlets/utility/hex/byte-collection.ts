import { defineType } from '../../../src/engine/values/net-type.js';
import { lazyTypes } from '../../../src/engine/values/type-registry.js';
import { NetObject } from '../../../src/engine/values/value.js';

const fullName = 'Microsoft.PowerShell.Commands.ByteCollection';

/** One row of Format-Hex: up to 16 bytes. `path` is '' for what is no file. */
export class ByteCollection extends NetObject {
  readonly offset: bigint;
  readonly bytes: Uint8Array;
  readonly label: string;
  readonly path: string;

  constructor(offset: bigint, bytes: Uint8Array, label: string, path: string) {
    super();
    this.offset = offset;
    this.bytes = bytes;
    this.label = label;
    this.path = path;
  }

  /** `41 42 0A` */
  get hex(): string {
    return [...this.bytes].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
  }

  /** The bytes as characters; control characters are replaced. */
  get ascii(): string {
    return [...this.bytes]
      .map((byte) => (byte < 32 || (byte > 126 && byte < 160) ? '\uFFFD' : String.fromCharCode(byte)))
      .join('');
  }
}

lazyTypes(
  [fullName],
  () =>
    defineType({
      name: fullName,
      represents: ByteCollection,
      text: (self: ByteCollection) => `${offsetText(self)}   ${self.hex} ${self.ascii}`,
      properties: {
        'Offset64: ulong': (self: ByteCollection) => self.offset,
        'HexOffset: string': offsetText,
        'HexBytes: string': (self: ByteCollection) => self.hex,
        'Path: string': (self: ByteCollection) => self.path,
        'Bytes: byte[]': (self: ByteCollection) => self.bytes,
        'Label: string': (self: ByteCollection) => self.label,
        'Ascii: string': (self: ByteCollection) => self.ascii,
      },
    }),
  [ByteCollection],
);

function offsetText(self: ByteCollection): string {
  return self.offset.toString(16).toUpperCase().padStart(16, '0');
}
