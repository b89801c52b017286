import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { State } from '../../state/folder.js';

/** Says one thing that happened; never a secret. */
export type Log = (message: string) => void;

/** The log is at most this many bytes, twice (`runner.log`, `runner.log.1`). */
const LOG_LIMIT = 1024 * 1024;

/** Where the runner of a state folder writes its log. */
export function runnerLogPath(state: State): string {
  return join(state.dir, 'runner.log');
}

/** A log in the state folder, of limited size. A log that cannot be written is no reason to stop moving mail: the line is lost. */
export function openLog(state: State, limit = LOG_LIMIT): Log {
  const path = runnerLogPath(state);
  let size = sizeOf(path);
  return (message) => {
    const line = `${new Date().toISOString()} ${process.pid} ${message.replace(/\s*\n\s*/g, ' | ')}\n`;
    try {
      if (size + line.length > limit && size > 0) {
        renameSync(path, `${path}.1`);
        size = 0;
      }
      appendFileSync(path, line, { mode: 0o600 });
      size += Buffer.byteLength(line);
    } catch {
      size = sizeOf(path);
    }
  };
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
