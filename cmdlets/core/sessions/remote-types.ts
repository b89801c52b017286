import { arrayOf, enumType, netType } from '../../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../../src/engine/values/value.js';

// Types of parameters that say where commands run, and as whom.

/** One open session. */
export const sessionType = netType<NetObject>('System.Management.Automation.Runspaces.PSSession', 'PSSession');

/** Open sessions. */
export const sessionsType = arrayOf(sessionType);

/** Advanced options of a session. */
export const sessionOptionType = netType<NetObject>(
  'System.Management.Automation.Remoting.PSSessionOption',
  'PSSessionOption',
);

/** Ways to sign in to another computer. */
export const authenticationType = enumType('System.Management.Automation.Runspaces.AuthenticationMechanism', [
  'Default',
  'Basic',
  'Negotiate',
  'NegotiateWithImplicitCredential',
  'Credssp',
  'Digest',
  'Kerberos',
]);
