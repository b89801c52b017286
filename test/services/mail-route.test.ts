import { createSocket, type Socket } from 'node:dgram';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shortestTtl } from '../../src/services/dns-ttl.js';
import { mailRoute } from '../../src/services/mail-route.js';

/** A name server that knows contoso.edu (two MX hosts), old.example and its other name mx2.contoso.edu. */
let server: Socket;
beforeAll(async () => {
  server = createSocket('udp4');
  server.on('message', (query, from) => server.send(answerTo(query), from.port, from.address));
  await new Promise<void>((done) => server.bind(0, '127.0.0.1', done));
});
afterAll(() => void server.close());

const nameOf = (text: string): Buffer =>
  Buffer.concat([
    ...text.split('.').map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`)),
    Buffer.of(0),
  ]);
const number = (value: number, bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
};
const record = (type: number, ttl: number, data: Buffer): Buffer =>
  Buffer.concat([Buffer.of(0xc0, 12), number(type, 2), number(1, 2), number(ttl, 4), number(data.length, 2), data]);
const mx = (preference: number, host: string, ttl: number): Buffer =>
  record(15, ttl, Buffer.concat([number(preference, 2), nameOf(host)]));

const zone: Readonly<Record<string, readonly Buffer[]>> = {
  '15 contoso.edu': [mx(20, 'mx2.contoso.edu', 7200), mx(10, 'mx1.contoso.edu', 3600)],
  '1 old.example': [record(1, 60, Buffer.of(192, 0, 2, 7))],
  '1 mx2.contoso.edu': [record(1, 60, Buffer.of(192, 0, 2, 7))],
};

function answerTo(query: Buffer): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (; query[at] !== 0; at += query[at]! + 1) labels.push(query.toString('ascii', at + 1, at + 1 + query[at]!));
  const records = zone[`${query.readUInt16BE(at + 1)} ${labels.join('.')}`] ?? [];
  const head = Buffer.concat([
    query.subarray(0, 2),
    Buffer.of(0x81, 0x80, 0, 1),
    number(records.length, 2),
    number(0, 4),
  ]);
  return Buffer.concat([head, query.subarray(12, at + 5), ...records]);
}

describe('where the mail of a domain goes', () => {
  const ask = (domain: string, host: string) =>
    mailRoute({ domain, host, server: `127.0.0.1:${server.address().port}`, timeoutMilliseconds: 500 });
  const hosts = ['mx1.contoso.edu', 'mx2.contoso.edu'];

  test.each([
    ['another host', 'imap.contoso.com', false],
    ['a host of the record', 'MX1.contoso.edu', true],
    ['a host with the address of one', 'old.example', true],
    ['its address', '192.0.2.7', true],
  ])('%s', async (_what, host, leadsToHost) => {
    expect(await ask('contoso.edu', host)).toEqual({ hosts, ttl: 3600, leadsToHost });
  });

  test('a domain without an answer', async () => {
    expect(await ask('nowhere.example', 'old.example')).toEqual({ hosts: [], ttl: null, leadsToHost: false });
  });
});

test('an answer that ends too early is refused', () => {
  expect(() => shortestTtl(Buffer.from([0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 3, 97]))).toThrow(RangeError);
});
