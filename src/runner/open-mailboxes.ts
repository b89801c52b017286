import { maildirPath } from '../../state/paths.js';
import type { EndpointDocument } from '../../state/schema.js';
import { ImapMailbox } from '../mail/imap/imap-mailbox.js';
import type { ImapOptions, ImapSecurity } from '../mail/imap/options.js';
import { MaildirMailbox } from '../mail/maildir/maildir-mailbox.js';
import type { Account, MailboxOpener, OpenRequest } from './opener.js';

const securities: Readonly<Record<EndpointDocument['security'], ImapSecurity>> = {
  None: 'none',
  Ssl: 'ssl',
  Tls: 'tls',
};

function imapOptions(endpoint: EndpointDocument, account: Account): ImapOptions {
  return {
    host: endpoint.remoteServer,
    port: endpoint.port,
    security: securities[endpoint.security],
    acceptUntrusted: endpoint.acceptUntrustedCertificates,
    user: account.user,
    password: account.password,
    ...(account.tokens === undefined ? {} : { tokens: account.tokens }),
    ...(account.authorizationIdentity === '' ? {} : { authzid: account.authorizationIdentity }),
    ...(account.userRoot === '' ? {} : { userRoot: account.userRoot }),
  };
}

/** Mailboxes as an organisation has them: the source over IMAP; the target over IMAP, or the Maildir++ tree of the address in the state folder. */
export const openMailboxes: MailboxOpener = (request) => mailboxesOf(request, false);

/** The same, to be looked at only, maybe while the runner moves between them. */
export const lookAtMailboxes: MailboxOpener = (request) => mailboxesOf(request, true);

const mailboxesOf = (request: OpenRequest, looksOnly: boolean) => ({
  source: new ImapMailbox(imapOptions(request.sourceEndpoint, request.source)),
  target: request.target
    ? new ImapMailbox(imapOptions(request.target.endpoint, request.target.account))
    : new MaildirMailbox({ root: maildirPath(request.stateDir, request.emailAddress), looksOnly }),
});
