import { createSocket, type Socket as DatagramSocket } from 'node:dgram';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** A record of the zone: the number of its type, seconds, data in wire form, and where it stands in the answer. */
export interface ZoneRecord {
  readonly type: number;
  readonly ttl: number;
  readonly data: Buffer;
  /** Absent: the name that is asked for. */
  readonly name?: string;
  readonly section?: 'authority' | 'additional';
}

const uint = (bytes: number, ...values: number[]): Buffer =>
  Buffer.concat(
    values.map((value) => {
      const buffer = Buffer.alloc(bytes);
      buffer.writeUIntBE(value, 0, bytes);
      return buffer;
    }),
  );

const nameBytes = (text: string): Buffer =>
  Buffer.concat([
    ...text.split('.').flatMap((label) => [uint(1, Buffer.byteLength(label)), Buffer.from(label)]),
    uint(1, 0),
  ]);

const base = { ttl: 300 };

/** The records that tests need, by kind. */
export const record = {
  a: (address: string, more: Partial<ZoneRecord> = {}): ZoneRecord => ({
    ...base,
    type: 1,
    data: Buffer.from(address.split('.').map(Number)),
    ...more,
  }),
  /** Sixteen bytes in hexadecimal. */
  aaaa: (hex: string, more: Partial<ZoneRecord> = {}): ZoneRecord => ({
    ...base,
    type: 28,
    data: Buffer.from(hex, 'hex'),
    ...more,
  }),
  host: (type: 'NS' | 'CNAME' | 'PTR', host: string, more: Partial<ZoneRecord> = {}): ZoneRecord => ({
    ...base,
    type: { NS: 2, CNAME: 5, PTR: 12 }[type],
    data: nameBytes(host),
    ...more,
  }),
  mx: (preference: number, host: string, more: Partial<ZoneRecord> = {}): ZoneRecord => ({
    ...base,
    type: 15,
    data: Buffer.concat([uint(2, preference), nameBytes(host)]),
    ...more,
  }),
  txt: (...strings: string[]): ZoneRecord => ({
    ...base,
    type: 16,
    data: Buffer.concat(strings.flatMap((one) => [uint(1, Buffer.byteLength(one)), Buffer.from(one)])),
  }),
  srv: (priority: number, weight: number, port: number, target: string): ZoneRecord => ({
    ...base,
    type: 33,
    data: Buffer.concat([uint(2, priority, weight, port), nameBytes(target)]),
  }),
  soa: (primary: string, administrator: string, more: Partial<ZoneRecord> = {}): ZoneRecord => ({
    ...base,
    type: 6,
    data: Buffer.concat([nameBytes(primary), nameBytes(administrator), uint(4, 7, 3600, 600, 86400, 60)]),
    ...more,
  }),
  other: (type: number, hex: string): ZoneRecord => ({ ...base, type, data: Buffer.from(hex, 'hex') }),
};

/** How a name is answered: its records (none: `NODATA`), or a response code, `silent`, or bytes to send as they are behind the number of the question. */
export type ZoneAnswer = readonly ZoneRecord[] | number | 'silent' | Buffer;

/** What the server knows: by `TYPE name`, or `* name` for all types. A name that is missing does not exist (code 3). */
export type Zone = Readonly<Record<string, ZoneAnswer>>;

/** A name server of the tests, over UDP and TCP on one free port of 127.0.0.1. */
export interface DnsServer {
  readonly port: number;
  /** `UDP MX contoso.edu`, in the order in which it was asked; `-RD` behind it where it may not ask others. */
  readonly asked: string[];
  close(): Promise<void>;
}

const typeNames: Readonly<Record<number, string>> = {
  ...{ 1: 'A', 2: 'NS', 5: 'CNAME', 6: 'SOA', 12: 'PTR', 13: 'HINFO', 15: 'MX', 16: 'TXT', 28: 'AAAA', 33: 'SRV' },
  255: 'ANY',
};

interface Question {
  readonly name: string;
  readonly type: string;
  readonly end: number;
}

function questionOf(query: Buffer): Question {
  const labels: string[] = [];
  let at = 12;
  for (; query[at] !== 0; at += query[at]! + 1) labels.push(query.toString('latin1', at + 1, at + 1 + query[at]!));
  return { name: labels.join('.').toLowerCase(), type: typeNames[query.readUInt16BE(at + 1)] ?? '?', end: at + 5 };
}

/** Names that are those of the question point to it, as servers write them. */
function recordBytes({ name, type, ttl, data }: ZoneRecord): Buffer {
  const owner = name === undefined ? uint(2, 0xc00c) : nameBytes(name);
  return Buffer.concat([owner, uint(2, type, 1), uint(4, ttl), uint(2, data.length), data]);
}

/** The answer of a zone to a question; longer ones than `limit` bytes are cut off (TC). */
function answerTo(query: Buffer, zone: Zone, limit: number): Buffer | null {
  const question = questionOf(query);
  const known = zone[`${question.type} ${question.name}`] ?? zone[`* ${question.name}`] ?? 3;
  if (known === 'silent') return null;
  if (Buffer.isBuffer(known)) return Buffer.concat([query.subarray(0, 2), known]);
  const records = typeof known === 'number' ? [] : known;
  const inSection = (section?: string): Buffer[] =>
    records.filter((one) => one.section === section).map((one) => recordBytes(one));
  const sections = [inSection(), inSection('authority'), inSection('additional')];
  const body = Buffer.concat(sections.flat());
  const code = typeof known === 'number' ? known : 0;
  const isCut = 12 + question.end + body.length > limit;
  const head = Buffer.concat([
    query.subarray(0, 2),
    uint(2, 0x8180 | (isCut ? 0x0200 : 0) | code, 1),
    uint(2, ...(isCut ? [0, 0, 0] : sections.map(({ length }) => length))),
  ]);
  return Buffer.concat([head, query.subarray(12, question.end), ...(isCut ? [] : [body])]);
}

/** Both protocols on one port: TCP takes a free one, which UDP may not have; then another is tried. */
async function listen(udp: DatagramSocket, tcp: Server): Promise<number> {
  await new Promise<void>((done) => tcp.listen(0, '127.0.0.1', done));
  const { port } = tcp.address() as AddressInfo;
  await new Promise<void>((done, fail) => udp.once('error', fail).bind(port, '127.0.0.1', done));
  return port;
}

/** Starts a name server that knows this zone. */
export async function startDnsServer(zone: Zone): Promise<DnsServer> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const note = (protocol: string, query: Buffer): void => {
    const { type, name } = questionOf(query);
    asked.push(`${protocol} ${type} ${name}${(query.readUInt16BE(2) & 0x0100) === 0 ? ' -RD' : ''}`);
  };
  const udp = createSocket('udp4').on('message', (query, from) => {
    note('UDP', query);
    const answer = answerTo(query, zone, 512);
    if (answer !== null) udp.send(answer, from.port, from.address);
  });
  const tcp = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    socket.on('data', (bytes) => {
      const query = bytes.subarray(2);
      note('TCP', query);
      const answer = answerTo(query, zone, 65535);
      // In two pieces: a message need not come as one.
      if (answer === null) return;
      socket.write(Buffer.concat([uint(2, answer.length), answer.subarray(0, 3)]));
      setImmediate(() => socket.write(answer.subarray(3)));
    });
  });
  const port = await listen(udp, tcp);
  return {
    port,
    asked,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all([
        new Promise<void>((done) => udp.close(done)),
        new Promise<void>((done) => tcp.close(() => done())),
      ]);
    },
  };
}
