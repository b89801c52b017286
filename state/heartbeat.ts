import { join } from 'node:path';
import { type DocumentKind, readDocument, writeDocument } from './document.js';
import { StateError } from './error.js';
import { readText, replaceFile } from './files.js';
import type { State } from './folder.js';
import { guid, instant, object, type ShapeOf, whole } from './shape.js';

const heartbeatShape = object({
  version: whole(1),
  /** Token of the runner's lock. */
  token: guid,
  pid: whole(),
  /** Rises with every beat: two looks tell whether the heart beats, without any clock. */
  beat: whole(),
  at: instant,
  /** Mailboxes being synced now. */
  running: whole(),
});

/** The last sign of life of a runner. */
export type Heartbeat = ShapeOf<typeof heartbeatShape>;

const heartbeatKind: DocumentKind<Heartbeat> = { shape: heartbeatShape, keepPrevious: false, durable: false };

function heartbeatPath(state: State): string {
  return join(state.dir, 'runner.json');
}

function stopPath(state: State): string {
  return join(state.dir, 'runner.stop');
}

/** Writes a sign of life. Only the holder of the runner lock does. Raises StateError WriteFailed. */
export function writeHeartbeat(state: State, heartbeat: Heartbeat): void {
  writeDocument(state.files, heartbeatPath(state), heartbeatKind, heartbeat);
}

/** The last sign of life; `undefined` when there was none or it cannot be read. */
export function readHeartbeat(state: State): Heartbeat | undefined {
  try {
    return readDocument(state.files, heartbeatPath(state), heartbeatKind);
  } catch (error) {
    if (error instanceof StateError && error.code === 'Damaged') return undefined;
    throw error;
  }
}

/** Asks the runner whose lock has this token to end. A file, since Windows has no signal that a process could act on. */
export function requestRunnerStop(state: State, token: string): void {
  replaceFile(state.files, stopPath(state), token, { durable: false });
}

/** Whether the runner with this token was asked to end. */
export function runnerStopRequested(state: State, token: string): boolean {
  return readText(state.files, stopPath(state)) === token;
}

/** Takes the request away, whomever it was for. */
export function clearRunnerStop(state: State): void {
  state.files.rmSync(stopPath(state), { force: true });
}
