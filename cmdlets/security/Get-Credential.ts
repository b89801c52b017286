import { cmdlet } from '../../src/engine/command/definition.js';
import { object, string } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { toText } from '../../src/engine/convert/text.js';
import { Credential } from '../../src/engine/values/credential.js';
import { unwrap } from '../../src/engine/values/custom-object.js';
import { askCredential } from './credentials/ask.js';

const credentialArgument = {
  ...object,
  name: 'System.Management.Automation.PSCredential',
  label: 'pscredential',
  convert: (_ctx: unknown, value: unknown) => value,
} as typeof object;

/** Asks for a user name and a password. */
export const GetCredential = cmdlet({
  name: 'Get-Credential',
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Asks for a user name and a password.',
  defaultSet: 'CredentialSet',
  sets: ['CredentialSet', 'MessageSet'],
  outputTypes: ['System.Management.Automation.PSCredential'],
  parameters: {
    Credential: {
      type: credentialArgument,
      help: 'A user name; a credential is handed on as it is.',
      validate: [notNullOrEmpty],
      sets: { CredentialSet: { position: 0 } },
    },
    Message: { type: string, help: 'Why it is asked.', validate: [notNullOrEmpty], sets: { MessageSet: {} } },
    UserName: {
      type: string,
      help: 'The user name: only the password is asked for.',
      validate: [notNullOrEmpty],
      sets: { MessageSet: { position: 0 } },
    },
    Title: { type: string, help: 'The heading of the question.', validate: [notNullOrEmpty], sets: { MessageSet: {} } },
  },
  examples: [
    {
      code: "$c = [pscredential]::new('ann', (ConvertTo-SecureString 'pw' -AsPlainText)); (Get-Credential $c).UserName",
      remarks: 'ann: no question.',
    },
  ],
  run: (context) => ({
    begin() {
      const { Credential: given, Message, UserName, Title } = context.parameters;
      const plain = unwrap(given);
      if (plain instanceof Credential) return context.write(plain);
      const name = UserName ?? (plain === undefined || plain === null ? undefined : toText(context.script, plain));
      const asked = askCredential(context.host, { title: Title, message: Message, userName: name });
      if (asked) context.write(asked);
    },
  }),
});
