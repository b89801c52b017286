import type { Host } from '../../../src/engine/host.js';
import { Credential } from '../../../src/engine/values/credential.js';
import { SecureString } from '../../../src/engine/values/secure-string.js';

/** What is said before a credential is asked for. */
export interface CredentialQuestion {
  readonly title: string | undefined;
  readonly message: string | undefined;
  /** Only the password is asked for. */
  readonly userName: string | undefined;
}

/** Asks for a credential; null at the end of the input. Raises what the host raises when nobody can answer. */
export function askCredential(host: Host, { title, message, userName }: CredentialQuestion): Credential | null {
  host.write('out', `\n${title ?? 'PowerShell credential request'}\n${message ?? 'Enter your credentials.'}\n`);
  const name = userName ?? ask(host, 'User: ', (prompt) => host.readLine(prompt));
  if (name === null || name === '') return null;
  const password = ask(host, `Password for user ${name}: `, (prompt) => host.readSecret(prompt));
  if (password !== null) host.write('out', '\n');
  return password === null ? null : new Credential(name, new SecureString(password));
}

/** A host that cannot ask does not print the question either: PowerShell does. */
function ask(host: Host, prompt: string, read: (prompt: string) => string | null): string | null {
  if (!host.isInteractive) host.write('out', prompt);
  return read(prompt);
}
