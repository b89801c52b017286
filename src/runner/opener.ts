import type { EndpointDocument, UserDocument } from '../../state/schema.js';
import { openSecret, type SecretKey } from '../../state/secrets.js';
import type { Mailbox } from '../mail/mailbox.js';
import type { TokenSource } from '../mail/oauth/token-source.js';
import { tokensOf } from './token-sources.js';

/** An account with its password in clear: made for one move, kept nowhere. */
export interface Account {
  readonly user: string;
  readonly password: string;
  /** Where the mailbox sits in a shared-folder tree; empty = the account's own. */
  readonly userRoot: string;
  /** Whose mailbox it is when `user` is an administrator (SASL authorization identity); empty = the account's own. */
  readonly authorizationIdentity: string;
  /** The endpoint's application logs in for the user: the password plays no part. */
  readonly tokens: TokenSource | undefined;
}

/** The two ends of a move. */
export interface OpenRequest {
  readonly stateDir: string;
  readonly emailAddress: string;
  readonly sourceEndpoint: EndpointDocument;
  readonly source: Account;
  /** `undefined` = the local organisation. */
  readonly target: { readonly endpoint: EndpointDocument; readonly account: Account } | undefined;
}

/** Makes the mailboxes of a move; they are not open yet. */
export type MailboxOpener = (request: OpenRequest) => { readonly source: Mailbox; readonly target: Mailbox };

/** The request for one user. Opens its sealed passwords, for which alone the key is asked: raises StateError Damaged, NoKey. */
export function openRequest(
  stateDir: string,
  user: UserDocument,
  endpoints: { readonly source: EndpointDocument; readonly target: EndpointDocument | undefined },
  key: () => SecretKey,
): OpenRequest {
  const password = user.password === null ? '' : openSecret(key(), user.password);
  const targetPassword = user.targetPassword === null ? password : openSecret(key(), user.targetPassword);
  const account = {
    user: user.targetUserName || user.userName,
    password: targetPassword,
    userRoot: '',
    authorizationIdentity: '',
    tokens: endpoints.target && tokensOf(endpoints.target, key),
  };
  return {
    stateDir,
    emailAddress: user.emailAddress,
    sourceEndpoint: endpoints.source,
    source: {
      user: user.userName,
      password,
      userRoot: user.userRoot,
      authorizationIdentity: user.authorizationIdentity,
      tokens: tokensOf(endpoints.source, key),
    },
    target: endpoints.target && { endpoint: endpoints.target, account },
  };
}

/** What an opening told: which side failed while connecting, and that both are open. */
export interface OpeningWatch {
  failed: 'source' | 'target' | undefined;
  readonly opened: Set<'source' | 'target'>;
}

/** Notes how the opening of both mailboxes goes, since an error alone does not tell the side it came from. */
export function watchOpening(mailboxes: { readonly source: Mailbox; readonly target: Mailbox }): OpeningWatch {
  const watch: OpeningWatch = { failed: undefined, opened: new Set() };
  for (const side of ['source', 'target'] as const) {
    const mailbox = mailboxes[side];
    const open = mailbox.open.bind(mailbox);
    mailbox.open = async (signal) => {
      watch.failed = side;
      await open(signal);
      watch.failed = undefined;
      watch.opened.add(side);
    };
  }
  return watch;
}
