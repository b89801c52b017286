import { credential, string, stringArray } from '../../../src/engine/command/parameter-types.js';
import { validSet } from '../../../src/engine/command/validation.js';

/** The computers that a cmdlet controls, and who does. */
export const computers = {
  ComputerName: {
    type: stringArray,
    help: 'Names of remote computers.',
    aliases: ['CN', '__SERVER', 'Server', 'IPAddress'],
    position: 0,
    pipeline: true,
    byName: true,
  },
  Credential: { type: credential, help: 'Who connects.', position: 1 },
} as const;

/** How they are signed in to. */
export const computerSignIn = {
  WsmanAuthentication: {
    type: string,
    help: 'How to sign in.',
    validate: [validSet(['Default', 'Basic', 'Negotiate', 'CredSSP', 'Digest', 'Kerberos'])],
  },
} as const;
