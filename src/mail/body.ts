/** Bodies whole or in pieces. */
import { createHash } from 'node:crypto';
import type { Body } from './mailbox.js';

/** How many bytes a body has. */
export function bodySize(body: Body): number {
  return Buffer.isBuffer(body) ? body.length : body.size;
}

/** A body in one piece. */
export async function wholeBody(body: Body): Promise<Buffer> {
  if (Buffer.isBuffer(body)) return body;
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** SHA-256 of a body, as hexadecimal digits. */
export async function bodyHash(body: Body): Promise<string> {
  const hash = createHash('sha256');
  if (Buffer.isBuffer(body)) hash.update(body);
  else for await (const piece of body) hash.update(piece);
  return hash.digest('hex');
}
