import { parentPort } from 'node:worker_threads';
import { callService } from '../services/services.js';
import type { ServiceReply, ServiceRequest } from './service-connection.js';

// The thread that waits for the outside: runs src/services for the shell.

async function answer(request: ServiceRequest): Promise<ServiceReply> {
  try {
    return { id: request.id, value: await callService(request.name, request.data) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { id: request.id, error: { name, message } };
  }
}

parentPort?.on('message', (request: ServiceRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});
