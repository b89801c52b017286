import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { getServers } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { connect, isIP, isIPv6 } from 'node:net';
import { DnsError, type DnsFailure } from './dns-error.js';
import { askedName, type DnsMessage, decodeMessage, encodeQuestion } from './message.js';

/** How name servers are asked. */
export interface AskOptions {
  /** `1.2.3.4`, `1.2.3.4:53`, `[::1]:53`, or a name; those of the system when there are none. */
  readonly servers: readonly string[];
  /** For one try at one server. */
  readonly timeoutMilliseconds: number;
  readonly tries: number;
  readonly tcpOnly?: boolean;
  readonly recursion?: boolean;
  readonly checkingDisabled?: boolean;
}

interface Place {
  readonly host: string;
  readonly port: number;
}

function placeOf(server: string): Place {
  const match = /^\[([^\]]+)\](?::(\d+))?$/.exec(server) ?? /^([^:]+)(?::(\d+))?$/.exec(server);
  return match === null ? { host: server, port: 53 } : { host: match[1]!, port: Number(match[2] ?? 53) };
}

const failures: Readonly<Record<number, readonly [DnsFailure, string]>> = {
  1: ['EFORMERR', 'it does not understand the question'],
  2: ['ESERVFAIL', 'it failed'],
  4: ['ENOTIMP', 'it does not answer questions of that kind'],
  5: ['EREFUSED', 'it refuses to answer'],
};

/**
 * Asks name servers one question: one after the other, until one knows that the name is there or that it is not. An answer that does not
 * fit into a datagram is asked for again over TCP (RFC 1035 §4.2, RFC 7766). Raises DnsError, for the last server that answered.
 */
export async function askNameServers(name: string, type: number, options: AskOptions): Promise<DnsMessage> {
  const servers = options.servers.length > 0 ? options.servers : getServers();
  if (servers.length === 0) throw new DnsError('The system knows no name server.', 'ENOSERVERS');
  let failure: DnsError | null = null;
  for (let left = options.tries; left > 0; left--) {
    for (const server of servers) {
      try {
        return await askServer(server, name, type, options);
      } catch (error) {
        if (!(error instanceof DnsError) || error.code === 'ENAME') throw error;
        failure = failure === null || error.code !== 'ETIMEOUT' ? error : failure;
      }
    }
    if (failure!.code !== 'ETIMEOUT') break;
  }
  throw failure!;
}

async function askServer(server: string, name: string, type: number, options: AskOptions): Promise<DnsMessage> {
  const { recursion = true, checkingDisabled = false, timeoutMilliseconds } = options;
  const id = randomInt(0x10000);
  const asked = askedName(name);
  const question = encodeQuestion({ id, name: asked, type, recursion, checkingDisabled });
  const { host, port } = placeOf(server);
  const place = { host: isIP(host) === 0 ? await addressOf(host) : host, port };
  /** The answer to this question in these bytes; null when they are another's. */
  const accept = (bytes: Buffer): DnsMessage | null => {
    const message = decodeMessage(bytes);
    const same = message.question?.name.toLowerCase() === asked.toLowerCase() && message.question.type === type;
    return message.isAnswer && message.id === id && (same || message.question === null) ? message : null;
  };
  const silent = new DnsError(`The name server ${server} does not answer.`, 'ETIMEOUT');
  const exchange = { place, question, accept, timeoutMilliseconds, silent };
  const first = options.tcpOnly ? null : await overUdp(exchange);
  const message = first === null || first.truncated ? await overTcp(exchange) : first;
  if (message.responseCode === 0 || message.responseCode === 3) return message;
  const [code, what] = failures[message.responseCode] ?? ['ERCODE', `it answered with code ${message.responseCode}`];
  throw new DnsError(`The name server ${server} does not know ${name}: ${what}.`, code);
}

async function addressOf(host: string): Promise<string> {
  try {
    return (await lookup(host)).address;
  } catch {
    throw new DnsError(`The name server ${host} is not known.`, 'ETIMEOUT');
  }
}

interface Exchange {
  readonly place: Place;
  readonly question: Buffer;
  readonly accept: (bytes: Buffer) => DnsMessage | null;
  readonly timeoutMilliseconds: number;
  readonly silent: DnsError;
}

/** A connected socket: what other servers send does not arrive. */
function overUdp({ place, question, accept, timeoutMilliseconds, silent }: Exchange): Promise<DnsMessage> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(isIPv6(place.host) ? 'udp6' : 'udp4');
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      socket.removeAllListeners('message');
      socket.close();
      settle();
    };
    const timer = setTimeout(() => end(() => reject(silent)), timeoutMilliseconds);
    socket.once('error', () => end(() => reject(silent)));
    socket.on('message', (bytes) => {
      try {
        const message = accept(bytes);
        if (message !== null) end(() => resolve(message));
      } catch (error) {
        end(() => reject(error));
      }
    });
    socket.connect(place.port, place.host, () => socket.send(question));
  });
}

/** Over TCP a message has its length in front. */
function overTcp({ place, question, accept, timeoutMilliseconds, silent }: Exchange): Promise<DnsMessage> {
  return new Promise((resolve, reject) => {
    const socket = connect(place);
    let received = Buffer.alloc(0);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      socket.destroy();
      settle();
    };
    const timer = setTimeout(() => end(() => reject(silent)), timeoutMilliseconds);
    socket.on('error', () => end(() => reject(silent)));
    socket.on('end', () => end(() => reject(silent)));
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      try {
        const message = accept(received.subarray(2, 2 + received.readUInt16BE(0)));
        end(() => (message === null ? reject(silent) : resolve(message)));
      } catch (error) {
        end(() => reject(error));
      }
    });
    const length = Buffer.alloc(2);
    length.writeUInt16BE(question.length);
    socket.write(Buffer.concat([length, question]));
  });
}
