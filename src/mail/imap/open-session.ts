/** A connection that is open, with what is known of its server. */
import type { ImapFlow } from 'imapflow';
import type { MailboxTraits } from '../mailbox.js';
import { connectFlow, familyOf } from './connect.js';
import { type ConnectionPermit, enterServer } from './connection-gate.js';
import { FlowSession } from './flow-session.js';
import { findNameScheme } from './folders.js';
import type { NameScheme } from './names.js';
import { type ImapOptions, serverName } from './options.js';
import type { ServerFamily } from './server-family.js';
import type { ImapSession } from './session.js';
import type { Incoming } from './wire/incoming.js';

/** See the head of this file. */
export interface OpenSession {
  readonly client: ImapFlow;
  /** What its socket reads by, if that is ours. */
  readonly incoming: Incoming | undefined;
  /** imapflow's commands; replaced by the pump at the first call that is not a listing. */
  session: ImapSession;
  /** True: imapflow has given its socket away. */
  unbound: boolean;
  readonly scheme: NameScheme;
  readonly family: ServerFamily;
  readonly traits: MailboxTraits;
  selected: string | undefined;
  /** UIDs of the selected folder, from a search, while a listing goes through them. */
  uids: { readonly from: number; readonly found: readonly number[] } | undefined;
  readonly permit: ConnectionPermit;
  readonly unlisten: () => void;
}

/** Logs in when the server has room for one more, and finds out where the mail is. @throws what {@link connectFlow} throws, and imapflow */
export async function openSession(
  options: ImapOptions,
  listed: NameScheme['listed'],
  signal?: AbortSignal,
): Promise<OpenSession> {
  const { client, incoming, permit, family } = await connect(options, signal);
  let open: OpenSession | undefined;
  const stop = () => {
    open?.session.close();
    client.close();
  };
  signal?.addEventListener('abort', stop, { once: true });
  const unlisten = () => signal?.removeEventListener('abort', stop);
  try {
    const scheme = { ...(await findNameScheme(client, options)), listed };
    open = {
      client,
      incoming,
      session: new FlowSession(client, options),
      unbound: false,
      scheme,
      family,
      traits: traitsOf(client),
      selected: undefined,
      uids: undefined,
      permit,
      unlisten,
    };
    return open;
  } catch (error) {
    unlisten();
    client.close();
    permit.leave();
    throw error;
  }
}

/** Ends the connection at once. */
export function closeSession(open: OpenSession): void {
  open.unlisten();
  open.session.close();
  open.client.close();
  open.permit.leave();
}

async function connect(options: ImapOptions, signal?: AbortSignal) {
  const permit = await enterServer(serverName(options), options.authzid ?? options.user, signal);
  const began = Date.now();
  try {
    const { client, incoming } = await connectFlow(options, signal);
    const family = familyOf(client, options);
    permit.opened(family, Date.now() - began);
    return { client, incoming, permit, family };
  } catch (error) {
    permit.failed(error);
    throw error;
  }
}

function traitsOf(client: ImapFlow): MailboxTraits {
  const limit = client.capabilities.get('APPENDLIMIT');
  return {
    givesUids: client.capabilities.has('UIDPLUS'),
    ...(client.capabilities.has('X-GM-EXT-1') && !client.capabilities.has('OBJECTID') ? { sharesMessages: true } : {}),
    ...(typeof limit === 'number' ? { maxMessageBytes: limit } : {}),
  };
}
