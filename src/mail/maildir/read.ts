/** Reading messages of a Maildir folder. */
import { open, readFile, stat } from 'node:fs/promises';
import { headerEnd, identifyingHeaders } from '../headers.js';
import type { Body, MessageHeader, MessageInfo } from '../mailbox.js';
import type { MaildirFolder, StoredMessage } from './folder.js';
import { lettersToFlags } from './names.js';

const largeBody = 1024 * 1024;
const headerPiece = 16 * 1024;
const maxHeader = 256 * 1024;

/** Gone files give undefined: somebody else may move them at any time. */
export async function present<T>(action: Promise<T>): Promise<T | undefined> {
  try {
    return await action;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Size and date, from the file's own. */
export async function infoOf(folder: MaildirFolder, message: StoredMessage): Promise<MessageInfo | undefined> {
  const stats = await present(stat(folder.file(message)));
  if (stats === undefined) return undefined;
  const flags = lettersToFlags(message.letters, folder.keywords.names);
  return { uid: message.uid, flags, internalDate: Math.floor(stats.mtimeMs / 1000) * 1000, size: stats.size };
}

/** The identifying headers, from the beginning of the file. */
export async function headerOf(folder: MaildirFolder, message: StoredMessage): Promise<MessageHeader | undefined> {
  const file = await present(open(folder.file(message), 'r'));
  if (file === undefined) return undefined;
  try {
    const stats = await file.stat();
    let beginning = Buffer.alloc(0);
    while (beginning.length < maxHeader && headerEnd(beginning) >= beginning.length) {
      const piece = Buffer.alloc(headerPiece);
      const { bytesRead } = await file.read(piece, 0, piece.length, beginning.length);
      if (bytesRead === 0) break;
      beginning = Buffer.concat([beginning, piece.subarray(0, bytesRead)]);
    }
    return {
      uid: message.uid,
      internalDate: Math.floor(stats.mtimeMs / 1000) * 1000,
      size: stats.size,
      header: identifyingHeaders(beginning),
    };
  } finally {
    await file.close();
  }
}

/** The bytes; a large message comes in pieces. Undefined when it is gone. */
export async function bodyOf(folder: MaildirFolder, message: StoredMessage | undefined): Promise<Body | undefined> {
  if (message === undefined) return undefined;
  const path = folder.file(message);
  const stats = await present(stat(path));
  if (stats === undefined) return undefined;
  if (stats.size <= largeBody) return await present(readFile(path));
  return { size: stats.size, [Symbol.asyncIterator]: () => pieces(path) };
}

async function* pieces(path: string): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(256 * 1024));
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
