/** A TCP proxy before a server that cuts, delays and changes what goes through. */
import { connect, createServer, type Socket } from 'node:net';

/** What the faults see of a connection. */
export interface ProxiedConnection {
  /** 1 for the first connection. */
  readonly number: number;
  /** Bytes passed so far. */
  readonly sent: { client: number; server: number };
  /** Ends both sides at once. */
  cut(): void;
  /** Sends bytes to the client as if the server had. */
  inject(data: string): void;
}

/** Faults: each gets a chunk and gives what is passed on; empty passes nothing. */
export interface ProxyFaults {
  fromClient?: (chunk: Buffer, connection: ProxiedConnection) => Buffer;
  fromServer?: (chunk: Buffer, connection: ProxiedConnection) => Buffer;
  /** Milliseconds that every chunk takes, each way. */
  delayMs?: number;
}

/** A running proxy. */
export interface FaultProxy {
  readonly port: number;
  readonly connections: () => number;
  /** May be changed at any time. */
  readonly faults: ProxyFaults;
  stop(): Promise<void>;
}

/** Starts a proxy on 127.0.0.1. */
export async function startProxy(serverPort: number, faults: ProxyFaults = {}): Promise<FaultProxy> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port: serverPort, host: '127.0.0.1', noDelay: true });
    const cut = () => {
      client.destroy();
      upstream.destroy();
    };
    const connection: ProxiedConnection = {
      number: ++count,
      sent: { client: 0, server: 0 },
      cut,
      inject: (data) => client.write(data),
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', cut);
      socket.on('close', () => {
        sockets.delete(socket);
        cut();
      });
    }
    pass(client, upstream, (chunk) => {
      connection.sent.client += chunk.length;
      return faults.fromClient === undefined ? chunk : faults.fromClient(chunk, connection);
    });
    pass(upstream, client, (chunk) => {
      connection.sent.server += chunk.length;
      return faults.fromServer === undefined ? chunk : faults.fromServer(chunk, connection);
    });
  });
  const pass = (from: Socket, to: Socket, change: (chunk: Buffer) => Buffer) => {
    from.on('data', (chunk: Buffer) => {
      const data = change(chunk);
      const write = () => {
        if (data.length === 0 || to.destroyed) return;
        if (!to.write(data) && !from.isPaused()) {
          from.pause();
          to.once('drain', () => from.resume());
        }
      };
      if (faults.delayMs === undefined) write();
      else setTimeout(write, faults.delayMs);
    });
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    connections: () => count,
    faults,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
