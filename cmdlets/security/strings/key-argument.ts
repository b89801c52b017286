import type { CmdletContext } from '../../../src/engine/command/definition.js';
import { errorRecord } from '../../../src/engine/errors/error-record.js';
import { ArgumentException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { SecureString } from '../../../src/engine/values/secure-string.js';
import type { NetObject } from '../../../src/engine/values/value.js';
import { isKeyLength } from './encrypted-text.js';

/** The key of -Key or -SecureKey; null when neither is given. Ends the cmdlet for a key of a wrong length. */
export function keyOf(
  context: CmdletContext<object>,
  key: Uint8Array | undefined,
  secureKey: NetObject | undefined,
): Uint8Array | null {
  const bytes =
    key ?? (secureKey instanceof SecureString ? new Uint8Array(Buffer.from(secureKey.reveal(), 'utf16le')) : null);
  if (bytes === null || isKeyLength(bytes.length)) return bytes;
  const exception = newException(ArgumentException, 'Specified key is not a valid size for this algorithm.');
  return context.throwTerminating(
    errorRecord({ exception, id: 'ImportSecureString_InvalidArgument', category: 'InvalidArgument' }),
  );
}
