import { createSocket } from 'node:dgram';
import { connect, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { type PlainData, ServiceArguments } from './plain-data.js';

/** `{ host, port, timeoutMilliseconds? }` → whether a TCP connection can be opened, from where to where, or why not. Does not raise. */
export function testPort(data: PlainData): Promise<PlainData> {
  const given = new ServiceArguments('tcp.test', data);
  const started = performance.now();
  return new Promise((done) => {
    const socket = connect({ host: given.text('host'), port: given.number('port', 0) });
    const finish = (outcome: Record<string, PlainData>): void => {
      socket.destroy();
      done({ ...outcome, milliseconds: Math.round(performance.now() - started) });
    };
    socket.setTimeout(given.number('timeoutMilliseconds', 20_000), () =>
      finish({ succeeded: false, problem: 'ETIMEDOUT' }),
    );
    socket.on('error', (error: NodeJS.ErrnoException) =>
      finish({ succeeded: false, problem: error.code ?? error.message }),
    );
    socket.on('connect', () =>
      finish({ succeeded: true, remoteAddress: socket.remoteAddress, localAddress: socket.localAddress }),
    );
  });
}

/**
 * `{ address }` → `{ source, interfaceName }`: which of this computer's addresses the system would send from, and the name of its
 * interface; nulls where there is no way. No packet is sent: a datagram socket is only connected. Does not raise.
 */
export function sourceAddress(data: PlainData): Promise<PlainData> {
  const address = new ServiceArguments('net.source', data).text('address');
  return new Promise((done) => {
    const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
    const finish = (source: string | null): void => {
      socket.close();
      done({ source, interfaceName: source === null ? null : interfaceOf(source) });
    };
    socket.once('error', () => finish(null));
    socket.connect(9, address, () => finish(socket.address().address));
  });
}

function interfaceOf(address: string): string | null {
  const found = Object.entries(networkInterfaces()).find(([, all]) => all?.some((one) => one.address === address));
  return found?.[0] ?? null;
}
