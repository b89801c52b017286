/** How to reach one account on an IMAP server. */
import type { TokenSource } from '../oauth/token-source.js';

/** Exchange's words: `none` plain text, `tls` STARTTLS (required, never optional), `ssl` TLS from the first byte. */
export type ImapSecurity = 'none' | 'tls' | 'ssl';

/** Where a server is. */
export interface ImapServer {
  readonly host: string;
  readonly port: number;
  readonly security: ImapSecurity;
  /** True: take certificates that nobody vouches for (self-signed, other name, expired). */
  readonly acceptUntrusted?: boolean;
  /** How long to wait for the TCP and TLS connection, and for the greeting, in milliseconds. Default 15,000, Exchange's. */
  readonly connectTimeoutMs?: number;
}

/** Server, account, and where in the account the mail lies. */
export interface ImapOptions extends ImapServer {
  /** Sent as it is: `user`, `domain/admin/user`, `user*admin`, `#user@domain#admin#`. */
  readonly user: string;
  readonly password: string;
  /** Logs in with tokens (XOAUTH2 or OAUTHBEARER) instead of the password; `user` is the mailbox. */
  readonly tokens?: TokenSource;
  /** SASL authorization identity: the mailbox's owner, when `user` is an administrator. */
  readonly authzid?: string;
  /** Exchange's UserRoot: where the user's folders sit among shared folders, e.g. `/users/terry.adams`. */
  readonly userRoot?: string;
  /** How long a server may be silent while it owes an answer, in milliseconds. Default 120,000. */
  readonly silenceTimeoutMs?: number;
  /** False: imapflow's own commands move the bodies. Default true: the pump does, where the server allows. */
  readonly pump?: boolean;
}

/** `host:port`, for messages. */
export function serverName(server: Pick<ImapServer, 'host' | 'port'>): string {
  return `${server.host.includes(':') ? `[${server.host}]` : server.host}:${server.port}`;
}
