/** Looking at a server without logging in: is it there, does it speak IMAP as asked, what can it do. */
import { MailError } from '../errors.js';
import { flowError, newFlow } from './connect.js';
import { type ImapServer, serverName } from './options.js';

/** What a server told before login. */
export interface ProbeResult {
  readonly greeting: string;
  /** Upper case, e.g. `IMAP4REV1`, `AUTH=PLAIN`, `LOGINDISABLED`. */
  readonly capabilities: readonly string[];
  /** TLS version and cipher; absent on an unencrypted connection. */
  readonly tls?: { readonly version: string; readonly cipher: string };
}

/**
 * Connects, negotiates TLS as asked (STARTTLS is required with `tls`), reads the capabilities and leaves.
 * @throws MailError `hostNotFound`, `refused`, `timeout` (15 s unless said otherwise), `tls`, `certificate`, `protocol`
 */
export async function probeServer(server: ImapServer): Promise<ProbeResult> {
  // imapflow wants a login; by the time it asks for one, greeting, TLS and capabilities are done.
  const client = await newFlow(server);
  try {
    await client.connect();
  } catch (error) {
    const reached = client.capabilities.size > 0 && (server.security === 'none' || client.secureConnection);
    const failure = flowError(error, 'login', `Could not talk to ${serverName(server)}`, server);
    if (!reached || failure.reason !== 'authentication') throw failure;
  } finally {
    client.close();
  }
  if (!client.capabilities.has('IMAP4rev1') && !client.capabilities.has('IMAP4rev2')) {
    throw new MailError('protocol', `${serverName(server)} does not offer IMAP4rev1.`);
  }
  const tls = client.tls || undefined;
  return {
    greeting: client.greeting ?? '',
    capabilities: [...client.capabilities.keys()].map((name) => name.toUpperCase()).sort(),
    ...(tls === undefined ? {} : { tls: { version: tls.version ?? '', cipher: tls.standardName ?? tls.name ?? '' } }),
  };
}
