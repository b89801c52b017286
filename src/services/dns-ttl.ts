import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { getServers } from 'node:dns';
import { isIPv6 } from 'node:net';

/** Node's resolver tells no TTL of an MX record, so this asks by itself: one question, one answer (RFC 1035 §4). */

const MX = 15;

function question(id: number, name: string): Buffer {
  const labels = name.split('.').map((label) => Buffer.concat([Buffer.of(label.length), Buffer.from(label, 'ascii')]));
  const head = Buffer.from([id >> 8, id & 255, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  return Buffer.concat([head, ...labels, Buffer.of(0, 0, MX, 0, 1)]);
}

/** The offset behind a name that begins at one; a pointer (two high bits) ends it. */
function skipName(message: Buffer, from: number): number {
  for (let at = from; at < message.length; ) {
    const length = message[at]!;
    if (length === 0) return at + 1;
    if (length >= 0xc0) return at + 2;
    at += length + 1;
  }
  throw new RangeError('The answer ends inside a name.');
}

/** The shortest TTL of the MX records in an answer, in seconds; null when there is none in it. */
export function shortestTtl(message: Buffer): number | null {
  let at = 12;
  for (let i = message.readUInt16BE(4); i > 0; i--) at = skipName(message, at) + 4;
  let shortest: number | null = null;
  for (let i = message.readUInt16BE(6); i > 0; i--) {
    at = skipName(message, at);
    const ttl = message.readUInt32BE(at + 4);
    if (message.readUInt16BE(at) === MX) shortest = Math.min(shortest ?? ttl, ttl);
    at += 10 + message.readUInt16BE(at + 8);
  }
  return shortest;
}

/** `1.2.3.4`, `1.2.3.4:53`, `[::1]:53` or `::1` as host and port. */
function placeOf(server: string): { host: string; port: number } {
  const match = /^\[([^\]]+)\](?::(\d+))?$/.exec(server) ?? /^([^:]+)(?::(\d+))?$/.exec(server);
  return match === null ? { host: server, port: 53 } : { host: match[1]!, port: Number(match[2] ?? 53) };
}

/** The TTL of a domain's MX records as a name server (null: the system's first) tells it, in seconds; null when it does not. Never rejects. */
export function mxTtl(domain: string, server: string | null, timeoutMilliseconds: number): Promise<number | null> {
  const asked = server ?? getServers()[0];
  if (asked === undefined) return Promise.resolve(null);
  const { host, port } = placeOf(asked);
  const id = randomInt(0x10000);
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
    const end = (ttl: number | null): void => {
      clearTimeout(timer);
      socket.close();
      resolve(ttl);
    };
    const timer = setTimeout(() => end(null), timeoutMilliseconds);
    socket.once('error', () => end(null));
    socket.on('message', (answer) => {
      if (answer.length < 12 || answer.readUInt16BE(0) !== id) return;
      try {
        end(shortestTtl(answer));
      } catch {
        end(null);
      }
    });
    socket.send(question(id, domain), port, host);
  });
}
