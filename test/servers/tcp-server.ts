import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { certificate, privateKey } from '../web/certificate.ts';

/** A server of the tests, on a free port of 127.0.0.1. */
export interface TcpServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Starts a server that does this with each connection; with a certificate that nobody trusts when it is secure. */
export async function startTcpServer(serve: (socket: Socket) => void, secure = false): Promise<TcpServer> {
  const sockets = new Set<Socket>();
  const server: Server = secure
    ? createSecureServer({ cert: certificate, key: privateKey }, serve)
    : createServer(serve);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
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

/** A port on which nothing listens: one that was free a moment ago. */
export async function closedPort(): Promise<number> {
  const server = await startTcpServer(() => undefined);
  await server.close();
  return server.port;
}

/** Speaks as an IMAP server does: greets in two pieces, answers each line that a client ends. */
export function serveImap(socket: Socket): void {
  socket.on('error', () => undefined);
  socket.write('* OK [CAPABILITY IMAP4rev1] gr\u00fc');
  setTimeout(() => socket.write('\u00dfe\r\n'), 30);
  let rest = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\r\n');
    rest = lines.pop()!;
    for (const line of lines) {
      const [tag, command] = line.split(' ');
      if (command === 'LOGOUT') return void socket.end(`* BYE\r\n${tag} OK LOGOUT\r\n`);
      socket.write(`${tag} OK ${command}\r\n`);
    }
  });
}
