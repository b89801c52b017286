import { parentPort } from 'node:worker_threads';
import { SERVICES, type Service } from '../services/services.js';
import { describeError } from './raised-error.js';
import type { ServiceReply, ServiceRequest } from './service-connection.js';

// The thread that waits for the outside: runs src/services, and starts the runner, for the shell.

const table: Readonly<Record<string, Service>> = { ...SERVICES };

async function answer(request: ServiceRequest): Promise<ServiceReply> {
  try {
    const service = table[request.name];
    if (service === undefined) throw new TypeError(`There is no service ${request.name}.`);
    return { id: request.id, value: await service(request.data) };
  } catch (error) {
    return { id: request.id, error: describeError(error) };
  }
}

parentPort?.on('message', (request: ServiceRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});
