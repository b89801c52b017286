import { dirname } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { writePartCaches } from './engine-part.js';
import { EngineSession } from './engine-session.js';
import type { Done, EngineStart, Order } from './protocol.js';
import { WorkerHost } from './worker-host.js';

/** Exit code of a script that a defect of the engine ended (EX_SOFTWARE). */
const INTERNAL_ERROR = 70;

/** Runs the host's orders one after the other until it says `close`. Called once in the engine's worker; blocks its thread. */
export function runEngine(start: EngineStart, port: MessagePort): void {
  const host = new WorkerHost(port, start.shared, start.terminal);
  const session = new EngineSession(host, start);
  for (;;) {
    const order = host.nextOrder();
    if (order.kind === 'close') {
      const cache = start.environment['MIGSH_WRITE_CODE_CACHE'];
      if (cache !== undefined) writePartCaches(dirname(cache));
      return;
    }
    host.post({ ...answer(session, host, order), kind: 'done', leaves: session.leaves, atLineStart: host.atLineStart });
  }
}

/** A defect of the engine ends what runs, not the session: the next command may work. */
function answer(session: EngineSession, host: WorkerHost, order: Order): Pick<Done, 'exitCode' | 'asked' | 'value'> {
  try {
    return session.carryOut(order);
  } catch (error) {
    host.write(
      'error',
      `migsh: internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return { exitCode: order.kind === 'command' || order.kind === 'file' ? INTERNAL_ERROR : null, asked: false };
  }
}
