import type { Recorders } from './recorders.js';
import type { Sink } from './sink.js';

/** Streams besides output, by the names of redirections. */
export type StreamName = 'error' | 'warning' | 'verbose' | 'debug' | 'information';

/** The names in the order of their numbers (2–6). */
export const streamNames = ['error', 'warning', 'verbose', 'debug', 'information'] as const;

/**
 * Where the records of the other streams go. `null` is the default: the session shows them on the screen.
 * One object a command (or shared when a command redirects nothing): compare by identity, never change one in place.
 */
export interface Streams extends Readonly<Record<StreamName, Sink | null>> {
  /** Variables of functions around that take the records; null without any. */
  readonly recorders: Recorders | null;
}

/** Everything goes to the screen. */
export const screenStreams: Streams = {
  error: null,
  warning: null,
  verbose: null,
  debug: null,
  information: null,
  recorders: null,
};
