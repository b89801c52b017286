import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server as HttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { DnsError } from '../../src/services/dns/dns-error.js';
import { HttpError } from '../../src/services/http.js';
import type { PlainData } from '../../src/services/plain-data.js';
import { ServiceArgumentError } from '../../src/services/plain-data.js';
import { SERVICES } from '../../src/services/services.js';
import { SmtpError } from '../../src/services/smtp.js';

type Fields = Record<string, PlainData>;

const call = async (name: string, data: PlainData): Promise<Fields> => (await SERVICES[name]!(data)) as Fields;

const open: Server[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => new Promise((done) => server.close(done))));
});

async function listen(server: Server): Promise<number> {
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

const http = (handler: RequestListener): Promise<number> => listen(createHttpServer(handler) as HttpServer);

/** A port on which nothing listens. */
async function closedPort(): Promise<number> {
  const port = await listen(createServer());
  await new Promise((done) => open.pop()!.close(done));
  return port;
}

describe('every service', () => {
  test.each(Object.keys(SERVICES))('%s refuses what is no object of fields', async (name) => {
    await expect(call(name, 'text')).rejects.toBeInstanceOf(ServiceArgumentError);
  });
});

describe('tcp.test', () => {
  test('an open port', async () => {
    const port = await listen(createServer((socket) => socket.end()));
    expect(await call('tcp.test', { host: '127.0.0.1', port })).toMatchObject({
      succeeded: true,
      remoteAddress: '127.0.0.1',
      localAddress: '127.0.0.1',
    });
  });

  test('a closed one', async () => {
    const answer = await call('tcp.test', { host: '127.0.0.1', port: await closedPort() });
    expect(answer).toMatchObject({ succeeded: false, problem: 'ECONNREFUSED' });
  });
});

describe('http.request', () => {
  const text = (answer: Fields): string => Buffer.from(answer['body'] as Uint8Array).toString('utf8');

  test('method, headers and body there and back; an error status is an answer', async () => {
    const port = await http((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        response.writeHead(418, 'Teapot', { 'X-Two': ['a', 'b'] });
        response.end(`${request.method} ${request.headers['x-one']} ${body}`);
      });
    });
    const url = `http://127.0.0.1:${port}/x`;
    const answer = await call('http.request', { url, method: 'PUT', headers: { 'X-One': '1' }, body: 'größer' });
    expect(answer).toMatchObject({ status: 418, statusText: 'Teapot', version: '1.1' });
    expect((answer['headers'] as string[][]).filter(([name]) => name === 'X-Two')).toEqual([
      ['X-Two', 'a'],
      ['X-Two', 'b'],
    ]);
    expect(text(answer)).toBe('PUT 1 größer');
  });

  test('a redirection is an answer', async () => {
    const port = await http((_request, response) => response.writeHead(302, { Location: '/on' }).end());
    expect(await call('http.request', { url: `http://127.0.0.1:${port}/` })).toMatchObject({ status: 302 });
  });

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('a body coded by %s is decoded', async (coding, encode) => {
    const port = await http((request, response) => {
      response.writeHead(200, { 'Content-Encoding': coding });
      response.end(request.method === 'HEAD' ? undefined : encode('plain'));
    });
    const url = `http://127.0.0.1:${port}/`;
    expect(text(await call('http.request', { url }))).toBe('plain');
    expect(text(await call('http.request', { url, method: 'HEAD' }))).toBe('');
  });

  test('a file stays as it was when the connection breaks', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'migsh-http-'));
    const file = join(folder, 'good');
    writeFileSync(file, 'good');
    const port = await http((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('half', () => response.destroy());
    });
    const failure = await call('http.request', { url: `http://127.0.0.1:${port}/`, file }).catch((e: unknown) => e);
    expect(failure).toBeInstanceOf(HttpError);
    expect(readdirSync(folder)).toEqual(['good']);
    expect(readFileSync(file, 'utf8')).toBe('good');
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['nobody listens', async () => `http://127.0.0.1:${await closedPort()}/`, 'ECONNREFUSED'],
    ['another protocol', async () => 'ftp://127.0.0.1/', 'EPROTOCOL'],
  ])('%s', async (_what, url, code) => {
    const failure = await call('http.request', { url: await url() }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(HttpError);
    expect((failure as HttpError).code).toBe(code);
  });

  test('a server that never answers', async () => {
    const sockets: Socket[] = [];
    const port = await listen(createServer((socket) => void sockets.push(socket)));
    const failure = await call('http.request', { url: `http://127.0.0.1:${port}/`, connectionTimeout: 50 }).catch(
      (e: unknown) => e,
    );
    for (const socket of sockets) socket.destroy();
    expect((failure as HttpError).code).toBe('ETIMEDOUT');
  });
});

describe('smtp.send', () => {
  /** A server that takes one message; what it was told. */
  async function smtpServer(answer: (line: string) => string): Promise<{ port: number; lines: string[] }> {
    const lines: string[] = [];
    const server = createServer((socket) => {
      let inData = false;
      let rest = '';
      socket.write('220 test\r\n');
      socket.setEncoding('utf8').on('data', (text: string) => {
        const whole = (rest + text).split('\r\n');
        rest = whole.pop()!;
        for (const line of whole) {
          lines.push(line);
          if (inData && line !== '.') continue;
          inData = /^DATA/i.test(line);
          socket.write(`${answer(line)}\r\n`);
        }
      });
      socket.on('error', () => undefined);
    });
    return { port: await listen(server), lines };
  }

  const message = { host: '127.0.0.1', from: 'a@contoso.edu', to: ['b@contoso.edu'], subject: 'Grüße', body: 'Text' };

  test('a message with an attachment', async () => {
    const { port, lines } = await smtpServer((line) =>
      /^DATA/i.test(line) ? '354 go' : /^QUIT/i.test(line) ? '221 bye' : '250 ok',
    );
    const attachments = [{ name: 'x.csv', content: new TextEncoder().encode('a,b') }];
    expect(await call('smtp.send', { ...message, port, attachments })).toMatchObject({ response: '250 ok' });
    expect(lines).toEqual(
      expect.arrayContaining(['MAIL FROM:<a@contoso.edu>', 'RCPT TO:<b@contoso.edu>', 'Text', 'YSxi']),
    );
  });

  test('a refusal is told in the words of the server', async () => {
    const { port } = await smtpServer((line) => (/^RCPT/i.test(line) ? '550 no such user' : '250 ok'));
    expect(await call('smtp.send', { ...message, port })).toEqual({
      allRejected: true,
      rejected: [{ recipient: 'b@contoso.edu', response: '550 no such user' }],
    });
  });

  test('a closed port', async () => {
    const port = await closedPort();
    const failure = await call('smtp.send', { ...message, port }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SmtpError);
    expect(failure).toMatchObject({ code: 'ECONNREFUSED', address: '127.0.0.1', port });
  });
});

describe('dns.resolve', () => {
  test('a name of the hosts file', async () => {
    const { records } = await call('dns.resolve', { name: 'localhost', type: 'A', timeoutMilliseconds: 200 });
    expect(records).toContainEqual(expect.objectContaining({ type: 'A', address: '127.0.0.1' }));
  });

  test.each([
    ['a type nobody knows', { name: 'localhost', type: 'NOPE' }, 'EBADQUERY'],
    [
      'a server that does not answer',
      { name: 'contoso.edu', type: 'MX', servers: ['127.0.0.1:1'], timeoutMilliseconds: 100, tries: 1 },
      'ETIMEOUT',
    ],
  ])('%s', async (_what, data, code) => {
    const failure = await call('dns.resolve', data).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DnsError);
    expect((failure as DnsError).code).toBe(code);
  });
});
