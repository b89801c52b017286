import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { StateError } from './error.js';
import { readText, replaceFile } from './files.js';
import { type State, withStoreLock } from './folder.js';

/** The key that seals the secrets of one state folder. */
export interface SecretKey {
  readonly bytes: Uint8Array;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PREFIX = 'aes256gcm:';

function keyPath(state: State): string {
  return join(state.dir, 'secret.key');
}

function readKey(state: State): SecretKey | undefined {
  const path = keyPath(state);
  const content = readText(state.files, path);
  if (content === undefined) return undefined;
  const bytes = Buffer.from(content.trim(), 'base64');
  if (bytes.length !== KEY_BYTES) {
    throw new StateError('Damaged', `The key file '${path}' is damaged. Restore it from a backup.`, { file: path });
  }
  return { bytes };
}

/** The key of a state folder, made (mode 0600) when there is none. Raises StateError Damaged, Locked, WriteFailed. */
export function ensureSecretKey(state: State): SecretKey {
  const existing = readKey(state);
  if (existing) return existing;
  return withStoreLock(state, 'making the key file', () => {
    const made = readKey(state);
    if (made) return made;
    const bytes = randomBytes(KEY_BYTES);
    replaceFile(state.files, keyPath(state), `${bytes.toString('base64')}\n`);
    return { bytes };
  });
}

/** The key for opening what was sealed before. Raises StateError NoKey when the key file is gone. */
export function loadSecretKey(state: State): SecretKey {
  const key = readKey(state);
  if (key) return key;
  const path = keyPath(state);
  throw new StateError(
    'NoKey',
    `The key file '${path}' is missing, so the stored passwords can't be read. Restore it, or give the passwords anew with Set-MigrationBatch -CSVData.`,
    { file: path },
  );
}

/** Encrypts `secret` (AES-256-GCM, a fresh nonce each time) to a text that may be stored. */
export function sealSecret(key: SecretKey, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce);
  const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return PREFIX + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

/** Decrypts what `sealSecret` wrote. Raises StateError Damaged when it was changed or sealed with another key. */
export function openSecret(key: SecretKey, sealed: string): string {
  try {
    if (!sealed.startsWith(PREFIX)) throw new Error('not sealed');
    const data = Buffer.from(sealed.slice(PREFIX.length), 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, data.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(data.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return decipher.update(data.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    throw new StateError(
      'Damaged',
      "A stored password can't be read with the key file of this state folder. Give the passwords anew with Set-MigrationBatch -CSVData.",
    );
  }
}
