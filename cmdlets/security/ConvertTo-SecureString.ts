import { cmdlet } from '../../src/engine/command/definition.js';
import { bytes, secureString, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { PSArgumentException } from '../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { SecureString } from '../../src/engine/values/secure-string.js';
import { decryptForUser, decryptWithKey, NotEncryptedError } from './strings/encrypted-text.js';
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
      const key = keyOf(context, Key, SecureKey);
      try {
        context.write(new SecureString(key ? decryptWithKey(text, key) : decryptForUser(context.session, text)));
      } catch (error) {
        if (!(error instanceof NotEncryptedError)) throw error;
        const exception = newException(
          PSArgumentException,
          `The parameter value "${text}" is not a valid encrypted string.`,
        );
        context.writeError(
          errorRecord({ exception, id: 'ImportSecureString_InvalidArgument', category: 'InvalidArgument' }),
        );
      }
    },
  }),
});
