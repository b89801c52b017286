import type { Done, EngineStart, Order } from './protocol.js';
import type { WorkerHost } from './worker-host.js';

export class EngineSession {
  readonly #host: WorkerHost;
  constructor(host: WorkerHost, _start: EngineStart) {
    this.#host = host;
  }

  carryOut(order: Order): Pick<Done, 'exitCode' | 'asked' | 'value'> {
    if (order.kind === 'command') this.#host.write('out', `${order.text}\n`);
    return { exitCode: order.kind === 'command' ? 0 : null, asked: false };
  }
}
