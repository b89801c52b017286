import type { Host, PlainData } from '../../../src/engine/host.js';
import { HostStoppedError, NotInteractiveError } from '../../../src/engine/host.js';

/** What a service answers, by field. */
export type Answer = Readonly<Record<string, PlainData>>;

/** Why a service failed: its error's name, code and text. */
export class ServiceFailure extends Error {
  override readonly name = 'ServiceFailure';
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/** Calls a service by name and waits. Raises ServiceFailure; Ctrl+C goes on as it is. */
export function callService(host: Host, name: string, data: PlainData): Answer {
  try {
    return (host.callService(name, data) ?? {}) as Answer;
  } catch (error) {
    if (error instanceof HostStoppedError || error instanceof NotInteractiveError || !(error instanceof Error))
      throw error;
    throw new ServiceFailure(error.message, String((error as NodeJS.ErrnoException).code ?? error.name));
  }
}
