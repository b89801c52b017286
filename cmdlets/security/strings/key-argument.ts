import { ArgumentException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { netError } from '../../../src/engine/errors/terminating.js';
import { SecureString } from '../../../src/engine/values/secure-string.js';
import type { NetObject } from '../../../src/engine/values/value.js';
import { isKeyLength } from './encrypted-text.js';

/** The key of -Key or -SecureKey; null when neither is given. Raises ArgumentException for a key of a wrong length. */
export function keyOf(key: Uint8Array | undefined, secureKey: NetObject | undefined): Uint8Array | null {
  const bytes =
    key ?? (secureKey instanceof SecureString ? new Uint8Array(Buffer.from(secureKey.reveal(), 'utf16le')) : null);
  if (bytes === null || isKeyLength(bytes.length)) return bytes;
  throw netError(
    newException(ArgumentException, "Specified key is not a valid size for this algorithm. (Parameter 'rgbKey')"),
  );
}
