import { cmdlet } from '../../src/engine/command/definition.js';
import { bytes, secureString, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { PSArgumentException } from '../../src/engine/errors/engine-exceptions.js';
import { type ErrorRecord, errorRecord } from '../../src/engine/errors/error-record.js';
import { ArgumentException, CryptographicException } from '../../src/engine/errors/exception-types.js';
import { type NetException, newException } from '../../src/engine/errors/exceptions.js';
import { TerminatingError } from '../../src/engine/errors/terminating.js';
import { SecureString } from '../../src/engine/values/secure-string.js';
import { decryptForUser, decryptWithKey, NotEncryptedError, WrongKeyError } from './strings/encrypted-text.js';
import { keyOf } from './strings/key-argument.js';

/** Makes a secure string of an encrypted or a plain text. */
export const ConvertToSecureString = cmdlet({
  name: 'ConvertTo-SecureString',
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Makes a secure string of an encrypted or a plain text.',
  defaultSet: 'Secure',
  sets: ['Secure', 'PlainText', 'Open'],
  outputTypes: ['System.Security.SecureString'],
  parameters: {
    String: { type: string, help: 'The text.', mandatory: true, position: 0, pipeline: true },
    AsPlainText: { type: switchParameter, help: 'The text is the secret itself.', sets: { PlainText: {} } },
    Force: { type: switchParameter, help: 'Was needed for -AsPlainText once.', sets: { PlainText: {} } },
    SecureKey: { type: secureString, help: 'The key as a secure string.', sets: { Secure: { position: 1 } } },
    Key: { type: bytes, help: 'The key: 16, 24 or 32 bytes.', sets: { Open: {} } },
  },
  examples: [{ code: "(ConvertTo-SecureString 'P@ss' -AsPlainText -Force).Length", remarks: '4.' }],
  run: (context) => ({
    process() {
      const { String: text, AsPlainText, Key, SecureKey } = context.parameters;
      if (AsPlainText) return context.write(new SecureString(text));
      try {
        const key = keyOf(Key, SecureKey);
        context.write(new SecureString(key ? decryptWithKey(text, key) : decryptForUser(context.session, text)));
      } catch (error) {
        context.writeError(faultOf(error, text));
      }
    },
  }),
});

/** PowerShell's error for a text that cannot be decrypted; others are raised again. */
function faultOf(error: unknown, text: string): ErrorRecord {
  const record = (exception: NetException, ending = ''): ErrorRecord =>
    errorRecord({ exception, id: `ImportSecureString_InvalidArgument${ending}`, category: 'InvalidArgument' });
  const badKey = '_CryptographicError';
  if (error instanceof NotEncryptedError) {
    const message = `The parameter value "${text}" is not a valid encrypted string.`;
    return record(newException(PSArgumentException, message));
  }
  if (error instanceof WrongKeyError)
    return record(newException(CryptographicException, 'Padding is invalid and cannot be removed.'), badKey);
  if (error instanceof TerminatingError && error.exception.typeName === ArgumentException.fullName)
    return record(error.exception);
  throw error;
}
