import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { certificate, privateKey } from './certificate.ts';

/** A server of the tests, on a free port of 127.0.0.1. */
export interface TestServer {
  readonly port: number;
  close(): Promise<void>;
}

async function started(server: Server): Promise<TestServer> {
  // Tunnels, too, which the server itself does not count among its connections any more.
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** Plain, or with a certificate that nobody trusts. */
export function startWebServer(answer: RequestListener, secure = false): Promise<TestServer> {
  return started(secure ? createSecureServer({ cert: certificate, key: privateKey }, answer) : createServer(answer));
}

/** A proxy that asks for the account `user:secret`: forwards plain requests and opens tunnels; `seen` gets what it was asked for. */
export function startProxy(seen: string[]): Promise<TestServer> {
  const allowed = (request: IncomingMessage): boolean =>
    request.headers['proxy-authorization'] === `Basic ${Buffer.from('user:secret').toString('base64')}`;
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.writeHead(allowed(request) ? 200 : 407).end('from the proxy');
  });
  server.on('connect', (request, socket) => {
    seen.push(`CONNECT ${request.url}`);
    if (!allowed(request)) return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const [host, port] = request.url!.split(':');
    const target = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      target.pipe(socket).pipe(target);
    });
    socket.on('error', () => target.destroy()).on('close', () => target.destroy());
    target.on('error', () => socket.destroy());
  });
  return started(server);
}

/** Everything of a request, as JSON. */
export function echo(request: IncomingMessage, response: ServerResponse): void {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const body = Buffer.concat(parts);
    const told = {
      method: request.method,
      url: request.url,
      headers: request.headers,
      body: body.toString('utf8'),
      hex: body.toString('hex'),
    };
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(told));
  });
}
