import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '../../../src/engine/session/session.js';

/** What PowerShell puts in front of texts encrypted with a key. */
const keyedPrefix = '76492d1116743f0423413b16050a5345';
const algorithms: Readonly<Record<number, string>> = { 16: 'aes-128-cbc', 24: 'aes-192-cbc', 32: 'aes-256-cbc' };
const version = 1;

/** Raised for a text that is none of these, was changed, or belongs to another key. */
export class NotEncryptedError extends Error {
  override readonly name = 'NotEncryptedError';
}

/** Raised when the text is an encrypted one that this key does not open. */
export class WrongKeyError extends Error {
  override readonly name = 'WrongKeyError';
}

/** True when AES takes a key of this length in bytes. */
export function isKeyLength(length: number): boolean {
  return algorithms[length] !== undefined;
}

/** Encrypts with a key of 16, 24 or 32 bytes, in PowerShell's form: other shells with the key can read it. */
export function encryptWithKey(text: string, key: Uint8Array): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv(algorithms[key.length]!, key, iv);
  const bytes = Buffer.concat([cipher.update(Buffer.from(text, 'utf16le')), cipher.final()]);
  const payload = `2|${iv.toString('base64')}|${bytes.toString('hex')}`;
  return keyedPrefix + Buffer.from(payload, 'utf16le').toString('base64');
}

/** The opposite of `encryptWithKey`. Raises NotEncryptedError and WrongKeyError. */
export function decryptWithKey(text: string, key: Uint8Array): string {
  if (!text.startsWith(keyedPrefix)) throw new NotEncryptedError('The text does not begin as encrypted ones do.');
  const [, iv, hex] = Buffer.from(text.slice(keyedPrefix.length), 'base64').toString('utf16le').split('|');
  try {
    const decipher = createDecipheriv(algorithms[key.length]!, key, Buffer.from(iv ?? '', 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(hex ?? '', 'hex')), decipher.final()]).toString('utf16le');
  } catch (error) {
    throw new WrongKeyError(error instanceof Error ? error.message : String(error));
  }
}

/** Encrypts for this user on this machine: hexadecimal digits that only the user's key file opens. */
export function encryptForUser(session: Session, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', userKey(session), iv);
  const bytes = Buffer.concat([cipher.update(Buffer.from(text, 'utf16le')), cipher.final()]);
  return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), bytes]).toString('hex');
}

/** The opposite of `encryptForUser`. Raises NotEncryptedError. */
export function decryptForUser(session: Session, text: string): string {
  const bytes = Buffer.from(text, 'hex');
  if (!/^(?:[0-9a-f]{2})+$/i.test(text) || bytes.length < 29 || bytes[0] !== version) {
    throw new NotEncryptedError('The text is no encrypted one.');
  }
  try {
    const decipher = createDecipheriv('aes-256-gcm', userKey(session), bytes.subarray(1, 13));
    decipher.setAuthTag(bytes.subarray(13, 29));
    return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]).toString('utf16le');
  } catch (error) {
    throw new NotEncryptedError(error instanceof Error ? error.message : String(error));
  }
}

/** The user's key: made when it is first needed, readable by the user alone. */
function userKey(session: Session): Buffer {
  const folder = keyFolder(session);
  const file = join(folder, 'securestring.key');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    try {
      writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' });
      chmodSync(file, 0o600);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return readFileSync(file).subarray(0, 32);
}

function keyFolder({ environment, location, windows }: Session): string {
  const data = windows
    ? (environment.get('APPDATA') ?? join(location.home, 'AppData', 'Roaming'))
    : environment.get('XDG_DATA_HOME') || join(location.home, '.local', 'share');
  return join(data, 'migsh');
}
