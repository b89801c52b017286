import { cmdlet } from '../../src/engine/command/definition.js';
import { bytes, secureString, switchParameter } from '../../src/engine/command/parameter-types.js';
import { SecureString } from '../../src/engine/values/secure-string.js';
import { encryptForUser, encryptWithKey } from './strings/encrypted-text.js';
import { keyOf } from './strings/key-argument.js';

/** Makes an encrypted text of a secure string. */
export const ConvertFromSecureString = cmdlet({
  name: 'ConvertFrom-SecureString',
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Makes an encrypted text of a secure string.',
  description: [
    "Without a key the text can be read by the same user on the same machine only: the key is a file in the user's data folder.",
  ],
  defaultSet: 'Secure',
  sets: ['Secure', 'AsPlainText', 'Open'],
  outputTypes: ['System.String'],
  parameters: {
    SecureString: { type: secureString, help: 'The secure string.', mandatory: true, position: 0, pipeline: true },
    SecureKey: { type: secureString, help: 'The key as a secure string.', sets: { Secure: { position: 1 } } },
    AsPlainText: { type: switchParameter, help: 'The secret itself.', sets: { AsPlainText: {} } },
    Key: { type: bytes, help: 'The key: 16, 24 or 32 bytes.', sets: { Open: {} } },
  },
  examples: [
    { code: "ConvertTo-SecureString 'abc' -AsPlainText | ConvertFrom-SecureString -AsPlainText", remarks: 'abc.' },
  ],
  run: (context) => ({
    process() {
      const { SecureString: secret, AsPlainText, Key, SecureKey } = context.parameters;
      if (!(secret instanceof SecureString)) return;
      const text = secret.reveal();
      if (AsPlainText) return context.write(text);
      const key = keyOf(Key, SecureKey);
      context.write(key ? encryptWithKey(text, key) : encryptForUser(context.session, text));
    },
  }),
});
