import { createWriteStream, write } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Replacement, writeTarget } from '../files/replacement.js';

/** A file that takes the body of an answer. */
export interface BodyFile {
  readonly path: string;
  /** Goes on at its end when the server sends the rest (206); else what is there is replaced when the whole body has come. */
  readonly append: boolean;
}

const writeTo = promisify(write);

const DECODERS = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const;

/** The coding of a body that is taken back here; null when it comes as it is. */
export function bodyCoding(response: IncomingMessage): keyof typeof DECODERS | null {
  const coding = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
  return coding in DECODERS ? (coding as keyof typeof DECODERS) : null;
}

/** The whole body. Raises the connection's and the decoder's errors. */
export async function bodyBytes(response: IncomingMessage, hasBody: boolean): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of decodedBody(response, hasBody)) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

/** Writes the body into a file; what was there stays when the connection breaks. Raises the errors of both sides. */
export async function saveBody(response: IncomingMessage, file: BodyFile, hasBody: boolean): Promise<void> {
  if (file.append && response.statusCode === 206)
    return pipeline(decodedBody(response, hasBody), createWriteStream(file.path, { flags: 'a' }));
  const target = writeTarget(file.path);
  const replacement = Replacement.open(target);
  if (replacement === null) return pipeline(decodedBody(response, hasBody), createWriteStream(file.path));
  try {
    for await (const chunk of decodedBody(response, hasBody)) await writeAll(replacement.descriptor, chunk as Buffer);
    replacement.commit();
  } catch (error) {
    replacement.discard();
    throw error;
  }
}

/** Not a stream: on an error it closes a descriptor that it was lent, while a write is under way or when `discard` has closed it already. */
async function writeAll(descriptor: number, chunk: Buffer): Promise<void> {
  for (let at = 0; at < chunk.length; ) at += (await writeTo(descriptor, chunk, at)).bytesWritten;
}

/** An answer to HEAD, and one without content, has a coding but nothing to decode. */
function decodedBody(response: IncomingMessage, hasBody: boolean): Readable {
  const coding = bodyCoding(response);
  if (coding === null || !hasBody) return response;
  const decoder = DECODERS[coding]();
  response.on('error', (error) => decoder.destroy(error));
  return response.pipe(decoder);
}
