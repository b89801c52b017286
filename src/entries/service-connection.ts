import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PlainData } from '../engine/host.js';
import { type RaisedError, restoreError } from './raised-error.js';

/** A request to the service worker. */
export interface ServiceRequest {
  readonly id: number;
  readonly name: string;
  readonly data: PlainData;
}

/** Its answer: a value, or the name and message of what was raised. */
export type ServiceReply =
  | { readonly id: number; readonly value: PlainData }
  | { readonly id: number; readonly error: RaisedError };

interface Waiting {
  readonly done: (value: PlainData) => void;
  readonly fail: (error: Error) => void;
}

/**
 * The worker that runs src/services, started by the first call: what a network library throws out of turn ends that worker
 * and fails the calls in flight, not the shell.
 */
export class ServiceConnection {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #nextId = 1;

  /** Calls a service by name. Raises an Error with the service's error name and message. */
  call(name: string, data: PlainData): Promise<PlainData> {
    const worker = (this.#worker ??= this.#start());
    const request: ServiceRequest = { id: this.#nextId++, name, data };
    return new Promise((done, fail) => {
      this.#waiting.set(request.id, { done, fail });
      worker.postMessage(request);
    });
  }

  #start(): Worker {
    const worker = new Worker(fileURLToPath(new URL('./service-worker.mjs', import.meta.url)));
    worker.on('message', (reply: ServiceReply) => this.#settle(reply));
    worker.on('error', (error) => this.#failAll(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => this.#failAll(new Error('The service ended before it answered.')));
    worker.unref();
    return worker;
  }

  #settle(reply: ServiceReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('value' in reply) waiting?.done(reply.value);
    else waiting?.fail(restoreError(reply.error));
  }

  #failAll(error: Error): void {
    this.#worker = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const one of waiting) one.fail(error);
  }
}
