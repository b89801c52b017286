import { domainToASCII } from 'node:url';
import type { PlainData } from '../plain-data.js';
import { DnsError } from './dns-error.js';
import { recordTypeName } from './record-types.js';

/** One question: the number of its type, whether the server may ask others, whether it may answer what DNSSEC has not confirmed. */
export interface DnsQuestion {
  readonly id: number;
  readonly name: string;
  readonly type: number;
  readonly recursion: boolean;
  readonly checkingDisabled: boolean;
}

/** Where in an answer a record stands. */
export type DnsSection = 'Answer' | 'Authority' | 'Additional';

/** One record. `ttl` in seconds, `dataLength` in bytes; the other fields are those of its type. */
export interface DnsRecord {
  readonly [field: string]: PlainData;
  readonly type: string;
  readonly name: string;
  readonly ttl: number;
  readonly section: DnsSection;
  readonly dataLength: number;
}

/** What a server sent. */
export interface DnsMessage {
  readonly id: number;
  readonly isAnswer: boolean;
  readonly truncated: boolean;
  /** RFC 1035 §4.1.1: 0 is success, 3 means that there is no such name. */
  readonly responseCode: number;
  /** The question it answers; null when it repeats none. */
  readonly question: { readonly name: string; readonly type: number } | null;
  readonly records: readonly DnsRecord[];
}

/** The parts of a name; a backslash keeps a dot inside of one, and writes a byte as three digits (RFC 1035 §5.1). */
function labelsOf(name: string): Buffer[] {
  const parts = name.match(/(?:\\\d{3}|\\.|[^.\\])+/g) ?? [];
  return parts.map((part) =>
    Buffer.from(
      part.replace(/\\(\d{3}|.)/g, (_all, escaped: string) =>
        escaped.length === 3 ? String.fromCharCode(Number(escaped)) : escaped,
      ),
      'latin1',
    ),
  );
}

/** A name as it is asked for: `münchen.example` as `xn--mnchen-3ya.example`, without the dot at its end. */
export function askedName(name: string): string {
  const ascii = /\P{ASCII}/u.test(name) ? domainToASCII(name) : name;
  if (ascii === '' && name !== '') throw notAName(name);
  return ascii.replace(/(?<!\\)\.$/, '');
}

function notAName(name: string): DnsError {
  return new DnsError(`'${name}' is no name of DNS: its parts have 1 to 63 bytes, all of it at most 255.`, 'ENAME');
}

function encodeName(name: string): Buffer {
  const labels = labelsOf(name);
  const isBroken = name !== '' && /^\.|(?<!\\)\.\./.test(name);
  const length = labels.reduce((sum, label) => sum + label.length + 1, 1);
  if (isBroken || length > 255 || labels.some((label) => label.length > 63)) throw notAName(name);
  return Buffer.concat([...labels.flatMap((label) => [Buffer.of(label.length), label]), Buffer.of(0)]);
}

/** A question as a message. Raises DnsError (ENAME). */
export function encodeQuestion({ id, name, type, recursion, checkingDisabled }: DnsQuestion): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(id, 0);
  head.writeUInt16BE((recursion ? 0x0100 : 0) | (checkingDisabled ? 0x0010 : 0), 2);
  head.writeUInt16BE(1, 4);
  const tail = Buffer.alloc(4);
  tail.writeUInt16BE(type, 0);
  tail.writeUInt16BE(1, 2);
  return Buffer.concat([head, encodeName(name), tail]);
}

/** Reads a message from front to back. Raises RangeError where it ends too early or points in circles. */
class MessageReader {
  readonly #bytes: Buffer;
  at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  byte(): number {
    return this.#bytes.readUInt8(this.at++);
  }

  short(): number {
    this.at += 2;
    return this.#bytes.readUInt16BE(this.at - 2);
  }

  long(): number {
    this.at += 4;
    return this.#bytes.readUInt32BE(this.at - 4);
  }

  bytes(length: number): Buffer {
    if (this.at + length > this.#bytes.length) throw new RangeError('The message ends inside a record.');
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  /** A name, whose end may stand further in front: each pointer must lead there, so that there is no circle. */
  name(): string {
    const labels: string[] = [];
    let back: number | null = null;
    let lowest = this.at;
    for (;;) {
      const length = this.byte();
      if (length === 0) break;
      if (length < 0x40) {
        labels.push(labelText(this.bytes(length)));
        continue;
      }
      if (length < 0xc0) throw new RangeError('The message has a name of a kind that nobody uses.');
      const target = ((length & 0x3f) << 8) | this.byte();
      if (target >= lowest) throw new RangeError('A name of the message points in circles.');
      back ??= this.at;
      lowest = target;
      this.at = target;
    }
    this.at = back ?? this.at;
    return labels.join('.');
  }
}

/** The text of a name's part, in which a dot or what cannot be printed is escaped. */
function labelText(bytes: Buffer): string {
  return Array.from(bytes, (byte) => {
    if (byte === 0x2e || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
    return byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\${String(byte).padStart(3, '0')}`;
  }).join('');
}

/** OPT (RFC 6891): no record, but part of the message's head. */
const EXTENSION = '41';

type Fields = Readonly<Record<string, PlainData>>;

const host = (reader: MessageReader): Fields => ({ host: reader.name() });

/** What stands in records of a type. The other types keep their bytes. */
const readers: Readonly<Record<string, (reader: MessageReader, length: number) => Fields>> = {
  A: (reader) => ({ address: Array.from(reader.bytes(4)).join('.') }),
  AAAA: (reader) => ({ address: ipv6Text(reader.bytes(16)) }),
  NS: host,
  CNAME: host,
  PTR: host,
  DNAME: host,
  MX: (reader) => ({ preference: reader.short(), exchange: reader.name() }),
  SRV: (reader) => ({
    priority: reader.short(),
    weight: reader.short(),
    port: reader.short(),
    target: reader.name(),
  }),
  TXT(reader, length) {
    const strings: string[] = [];
    for (const end = reader.at + length; reader.at < end; ) strings.push(reader.bytes(reader.byte()).toString('utf8'));
    return { strings };
  },
  SOA: (reader) => ({
    primaryServer: reader.name(),
    administrator: reader.name(),
    serial: reader.long(),
    refresh: reader.long(),
    retry: reader.long(),
    expire: reader.long(),
    defaultTtl: reader.long(),
  }),
};

/** An address of IPv6 in its short form (RFC 5952), as the URL parser of Node writes it. */
function ipv6Text(bytes: Buffer): string {
  const groups = bytes.toString('hex').match(/.{4}/g)!;
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}

function readRecord(reader: MessageReader, section: DnsSection): DnsRecord {
  const name = reader.name();
  const type = recordTypeName(reader.short());
  reader.short();
  const ttl = reader.long();
  const dataLength = reader.short();
  const end = reader.at + dataLength;
  const fields = readers[type]?.(reader, dataLength) ?? { data: new Uint8Array(reader.bytes(dataLength)) };
  if (reader.at !== end) throw new RangeError(`A record of type ${type} has another length than it says.`);
  return { type, name, ttl, section, dataLength, ...fields };
}

/** Reads a message. Raises DnsError (EBADPACKET) when it is none. */
export function decodeMessage(bytes: Buffer): DnsMessage {
  try {
    const reader = new MessageReader(bytes);
    const id = reader.short();
    const flags = reader.short();
    const counts = [reader.short(), reader.short(), reader.short(), reader.short()] as const;
    let question: DnsMessage['question'] = null;
    for (let i = counts[0]; i > 0; i--) {
      question = { name: reader.name(), type: reader.short() };
      reader.short();
    }
    const truncated = (flags & 0x0200) !== 0;
    const head = { id, isAnswer: (flags & 0x8000) !== 0, truncated, responseCode: flags & 15, question };
    // What was cut off is asked for again over TCP: the piece is of no use.
    if (truncated) return { ...head, records: [] };
    const sections: readonly DnsSection[] = ['Answer', 'Authority', 'Additional'];
    const records = sections.flatMap((section, i) =>
      Array.from({ length: counts[i + 1]! }, () => readRecord(reader, section)),
    );
    return { ...head, records: records.filter(({ type }) => type !== EXTENSION) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DnsError(`The server sent what is no answer: ${error.message}`, 'EBADPACKET');
  }
}
