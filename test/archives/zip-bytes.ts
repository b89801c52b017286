import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip archive as a test wants it, right or wrong. */
export interface RawEntry {
  readonly name: string | Uint8Array;
  readonly data?: string;
  /** General purpose bits; 0x800 (UTF-8) when missing. */
  readonly flags?: number;
  /** 8 (deflate) when missing. */
  readonly method?: number;
  readonly crc?: number;
  /** The packed bytes, in place of those that belong to `data`. */
  readonly packed?: Uint8Array;
  /** Type and permissions of Unix. */
  readonly mode?: number;
}

/** The bytes of a zip archive with these entries; written 2021-05-06 07:08:10, local time. */
export function zipOf(entries: readonly RawEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name as string);
    const data = Buffer.from(entry.data ?? '');
    const method = entry.method ?? 8;
    const packed = Buffer.from(entry.packed ?? (method === 8 ? deflateRawSync(data) : data));
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(entry.flags ?? 0x800, 2);
    facts.writeUInt16LE(method, 4);
    facts.writeUInt16LE((7 << 11) | (8 << 5) | 5, 6);
    facts.writeUInt16LE(((2021 - 1980) << 9) | (5 << 5) | 6, 8);
    facts.writeUInt32LE(entry.crc ?? crc32(data), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(data.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x3f\x03', 'latin1'), facts, rest, name);
    parts.push(local);
    offset += local.length;
  }
  const size = Buffer.concat(directory).length;
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
