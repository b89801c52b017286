import { writeSync } from 'node:fs';

/** Raised when nobody reads what is written any more (EPIPE): the shell ends quietly, as other programs in a pipe do. */
export class ReaderGoneError extends Error {
  override readonly name = 'ReaderGoneError';
}

/** Exit code of a program in a pipe whose reader has gone: 128 + SIGPIPE. */
export const READER_GONE = 141;

const PAUSE_MILLISECONDS = 2;
const pause = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes all of a text to a file descriptor before it returns, from any thread. Node leaves pipes that another process made
 * non-blocking as they are, so a full one answers EAGAIN: it is tried again after a pause.
 * Raises ReaderGoneError on EPIPE; other failures as they are.
 */
export function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let offset = 0; offset < bytes.length; ) offset += writeSome(descriptor, bytes, offset);
}

function writeSome(descriptor: number, bytes: Buffer, offset: number): number {
  try {
    return writeSync(descriptor, bytes, offset);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EPIPE' || code === 'EOF') throw new ReaderGoneError('The reader of the output is gone.');
    if (code !== 'EAGAIN') throw error;
    Atomics.wait(pause, 0, 0, PAUSE_MILLISECONDS);
    return 0;
  }
}
