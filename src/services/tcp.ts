import { connect } from 'node:net';
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
