import { connect, isIP, type Socket } from 'node:net';
import { connect as connectSecurely, type TLSSocket } from 'node:tls';
import { type PlainData, ServiceArguments } from './plain-data.js';

/** A connection that a script holds open. */
interface Connection {
  socket: Socket;
  /** Node's code of what went wrong since; null while nothing did. */
  problem: string | null;
}

const connections = new Map<number, Connection>();
let nextId = 1;

const codeOf = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error));

/** The connection of a number; one that is not there has been closed. */
function connectionOf(given: ServiceArguments): Connection | null {
  return connections.get(given.number('id', 0)) ?? null;
}

const closed = { problem: 'ECLOSED' };

/** Resolves at the first of these events; false when the time (milliseconds, 0: no limit) is over before. */
function happens(socket: Socket, events: readonly string[], limit: number): Promise<boolean> {
  return new Promise((done) => {
    const end = (inTime: boolean): void => {
      clearTimeout(timer);
      for (const event of events) socket.off(event, happened);
      done(inTime);
    };
    const happened = (): void => end(true);
    const timer = limit > 0 ? setTimeout(() => end(false), limit) : undefined;
    for (const event of events) socket.on(event, happened);
  });
}

/** Bytes are taken into the socket's own buffer until somebody reads them, so that what is there can be counted. */
function keep(connection: Connection): void {
  connection.socket
    .on('error', (error) => {
      connection.problem = codeOf(error);
    })
    .on('readable', () => undefined);
}

function ends({ remoteAddress, remotePort, localAddress, localPort }: Socket): PlainData {
  return { remoteAddress, remotePort, localAddress, localPort };
}

/**
 * `{ host, port, timeoutMilliseconds? }` → `{ id, remoteAddress, remotePort, localAddress, localPort }` of an open connection, or
 * `{ problem }`: Node's code. Never rejects.
 */
export async function openConnection(data: PlainData): Promise<PlainData> {
  const given = new ServiceArguments('tcp.open', data);
  const socket = connect({ host: given.text('host'), port: given.number('port', 0) });
  const connection: Connection = { socket, problem: null };
  keep(connection);
  const inTime = await happens(socket, ['connect', 'close'], given.number('timeoutMilliseconds', 0));
  if (!inTime || connection.problem !== null || socket.destroyed) {
    socket.destroy();
    return { problem: connection.problem ?? 'ETIMEDOUT' };
  }
  const id = nextId++;
  connections.set(id, connection);
  return { id, ...(ends(socket) as object) };
}

/** `{ id, count, timeoutMilliseconds? }` → `{ data }`: up to `count` bytes, as soon as there are some; none at the end. Or `{ problem }`. Never rejects. */
export async function readConnection(data: PlainData): Promise<PlainData> {
  const given = new ServiceArguments('tcp.read', data);
  const connection = connectionOf(given);
  if (connection === null) return closed;
  const count = given.number('count', 4096);
  const limit = given.number('timeoutMilliseconds', 0);
  for (;;) {
    const { socket } = connection;
    const bytes = (socket.readableLength > count ? socket.read(count) : socket.read()) as Buffer | null;
    if (bytes !== null) return { data: new Uint8Array(bytes) };
    if (connection.problem !== null) return { problem: connection.problem };
    if (socket.readableEnded || socket.destroyed) return { data: new Uint8Array(0) };
    if (!(await happens(socket, ['readable', 'end', 'close'], limit))) return { problem: 'ETIMEDOUT' };
  }
}

/** `{ id, data }` → `{}` when the bytes are with the system, or `{ problem }`. Never rejects. */
export async function writeConnection(data: PlainData): Promise<PlainData> {
  const given = new ServiceArguments('tcp.write', data);
  const connection = connectionOf(given);
  const bytes = given.value('data');
  if (connection === null || !(bytes instanceof Uint8Array)) return closed;
  if (connection.problem !== null) return { problem: connection.problem };
  return await new Promise((done) => {
    connection.socket.write(bytes, (error) => done(error ? { problem: codeOf(error) } : {}));
  });
}

/** `{ id }` → `{ available }`: the bytes that can be read without waiting. Never rejects. */
export async function availableBytes(data: PlainData): Promise<PlainData> {
  const given = new ServiceArguments('tcp.available', data);
  const connection = connectionOf(given);
  // What has arrived is taken in by the event loop, which gets its turn first.
  await new Promise((done) => setImmediate(done));
  return { available: connection?.socket.readableLength ?? 0 };
}

/**
 * `{ id, serverName }` → `{ certificate, protocol, cipher, trustProblem }` once the connection is encrypted: the
 * server's certificate in DER, Node's names of the protocol and the cipher, and what is wrong with the certificate. Or `{ problem }`;
 * the connection is closed then. Never rejects.
 */
export async function secureConnection(data: PlainData): Promise<PlainData> {
  const given = new ServiceArguments('tcp.secure', data);
  const connection = connectionOf(given);
  if (connection === null) return closed;
  const plain = connection.socket.removeAllListeners('readable');
  const host = given.text('serverName');
  // An address is no server name (RFC 6066 §3), but certificates may be for it.
  const servername = isIP(host) === 0 ? host : '';
  const secure: TLSSocket = connectSecurely({ socket: plain, servername, host, rejectUnauthorized: false });
  connection.socket = secure;
  keep(connection);
  const inTime = await happens(secure, ['secureConnect', 'close'], given.number('timeoutMilliseconds', 0));
  const trustProblem = secure.authorizationError ? codeOf(secure.authorizationError) : null;
  if (!inTime || connection.problem !== null || secure.destroyed) {
    secure.destroy();
    return { problem: connection.problem ?? (inTime ? 'ECONNRESET' : 'ETIMEDOUT') };
  }
  return {
    certificate: new Uint8Array(secure.getPeerCertificate().raw),
    protocol: secure.getProtocol(),
    cipher: secure.getCipher().name,
    trustProblem,
  };
}

/** `{ id }`: closes the connection. */
export async function closeConnection(data: PlainData): Promise<PlainData> {
  const given = new ServiceArguments('tcp.close', data);
  const connection = connectionOf(given);
  connections.delete(given.number('id', 0));
  connection?.socket.end(() => connection.socket.destroy());
  return {};
}
