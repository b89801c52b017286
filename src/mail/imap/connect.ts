/** Connecting and logging in with imapflow; its ways to fail become `MailError`s here. */
import type { Readable } from 'node:stream';
import type { ImapFlow, ImapFlowError } from 'imapflow';
import { MailError } from '../errors.js';
import type { TokenSource } from '../oauth/token-source.js';
import { connectionError, type RefusedCommand, reasonOfCode, refusalError } from './failures.js';
import { namesToTry, rememberName } from './login-names.js';
import { type ImapOptions, type ImapServer, serverName } from './options.js';
import { type ServerFamily, serverFamily } from './server-family.js';
import { shortenLogin, takesOneAtATime, wasLost } from './short-login.js';
import { Incoming } from './wire/incoming.js';

const connectTimeoutMs = 15_000;
const silenceTimeoutMs = 120_000;

/** A client that is logged in, and what its socket reads by: undefined where Node's own way must do. */
export interface FlowConnection {
  readonly client: ImapFlow;
  readonly incoming: Incoming | undefined;
}

/** By what imapflow logs in. */
type Login =
  | { readonly user: string; readonly pass: string; readonly authzid?: string; readonly loginMethod?: 'AUTH=PLAIN' }
  | { readonly user: string; readonly accessToken: string };

/**
 * A logged-in imapflow client with its error listener attached (without one a lost connection ends the process). A name with slashes is
 * tried in the forms that Exchange knows; the error is the one of the name as given.
 */
export async function connectFlow(options: ImapOptions, signal?: AbortSignal): Promise<FlowConnection> {
  if (options.tokens !== undefined) return await connectWithToken({ ...options, tokens: options.tokens }, signal);
  const server = serverName(options);
  let first: MailError | undefined;
  for (const user of namesToTry(server, options.user)) {
    try {
      const { password: pass, authzid } = options;
      const plain = authzid === undefined ? {} : { authzid, loginMethod: 'AUTH=PLAIN' as const };
      const connection = await logIn({ ...options, user }, { user, pass, ...plain }, signal);
      rememberName(server, options.user, user);
      return connection;
    } catch (error) {
      if (!(error instanceof MailError) || error.reason !== 'authentication') throw first ?? error;
      first ??= error;
    }
  }
  throw first!;
}

/** A token that the server does not take, though it should still be good (revoked, rights changed), is replaced once. */
async function connectWithToken(
  options: ImapOptions & { readonly tokens: TokenSource },
  signal?: AbortSignal,
): Promise<FlowConnection> {
  const { tokens, user } = options;
  const accessToken = await tokens.token(user);
  try {
    return await logIn(options, { user, accessToken }, signal);
  } catch (error) {
    if (!(error instanceof MailError) || error.reason !== 'authentication') throw error;
    await tokens.refuse(user, accessToken);
    return await logIn(options, { user, accessToken: await tokens.token(user) }, signal);
  }
}

async function logIn(options: ImapOptions, login: Login, signal?: AbortSignal): Promise<FlowConnection> {
  if (signal?.aborted) throw new MailError('aborted', 'Stopped.');
  const { user, authzid } = options;
  // STARTTLS puts a second socket, made by imapflow, upon the first.
  const wanted = options.pump !== false && options.security !== 'tls';
  const incoming: Incoming | undefined = wanted ? new Incoming(() => socketOf(client)) : undefined;
  const client = await newFlow(options, login, incoming);
  const stop = () => client.close();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await client.connect();
    if (authzid !== undefined && !usedSaslPlain(client)) throw withoutSaslPlain(options);
    return { client, incoming };
  } catch (error) {
    // imapflow keeps its socket after a refused login.
    client.close();
    if (signal?.aborted) throw new MailError('aborted', 'Stopped.', { cause: error });
    const failure = flowError(error, 'login', `Could not log in to ${serverName(options)} as ${user}`, options);
    if (failure.reason === 'timeout' || failure.reason === 'connectionLost') wasLost(client, serverName(options));
    throw failure;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** imapflow notes the mechanism that worked; its types do not tell. */
function usedSaslPlain(client: ImapFlow & { readonly authCapabilities?: ReadonlyMap<string, boolean> }): boolean {
  return client.authCapabilities?.has('AUTH=PLAIN') === true;
}

/** Where SASL PLAIN is missing, imapflow logs in by LOGIN, which knows no authorization identity: that is the administrator's own mailbox. */
function withoutSaslPlain(options: ImapOptions): MailError {
  return new MailError(
    'authentication',
    `Could not log in to ${serverName(options)} as ${options.user} for ${options.authzid}: the server does not offer AUTH=PLAIN.`,
  );
}

/** Loads imapflow, which takes a fifth of a second: for those who know that they will need it. */
export async function loadFlow(): Promise<typeof import('imapflow')> {
  return await import('imapflow');
}

/** A client that is not yet connected. */
export async function newFlow(
  server: ImapServer & { silenceTimeoutMs?: number },
  auth?: Login,
  incoming?: Incoming,
): Promise<ImapFlow> {
  const { ImapFlow } = await loadFlow();
  const timeout = server.connectTimeoutMs ?? connectTimeoutMs;
  const patiently = takesOneAtATime(serverName(server));
  const client = new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.security === 'ssl',
    ...(server.security === 'ssl' ? {} : { doSTARTTLS: server.security === 'tls' }),
    // imapflow gives these to `net.connect` as well as to `tls.connect`.
    tls: {
      rejectUnauthorized: server.acceptUntrusted !== true,
      minVersion: 'TLSv1.2',
      ...(incoming === undefined ? {} : { onread: incoming.onRead }),
    },
    ...(auth === undefined ? {} : { auth }),
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    disableIMAP4rev2: true,
    disableAutoEnable: !patiently,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: server.silenceTimeoutMs ?? silenceTimeoutMs,
  });
  client.on('error', () => {});
  mendNamespaces(client);
  if (!patiently) shortenLogin(client);
  skipLsub(client);
  return client;
}

/** The socket under a client; its types do not tell of it. */
function socketOf(client: ImapFlow): Readable {
  return (client as unknown as { readonly socket: Readable }).socket;
}

/** imapflow asks LSUB where LIST told of no subscription. Nobody here wants to know; far away it takes a while. */
function skipLsub(client: ImapFlow & { skipLsub?: boolean }): void {
  client.skipLsub = true;
}

/**
 * A user without a mailbox has no personal namespace (Cyrus answers `NAMESPACE NIL …` to an administrator). imapflow 2.1.2 takes
 * NIL for a list, fails on it, and never reads the server's next answer: an empty list keeps it going.
 */
function mendNamespaces(client: ImapFlow): void {
  let value: ImapFlow['namespaces'];
  Object.defineProperty(client, 'namespaces', {
    configurable: true,
    enumerable: true,
    get: () => value,
    set: (told: ImapFlow['namespaces']) => {
      value = told === undefined || told.personal ? told : { ...told, personal: [] };
    },
  });
}

/** Which product the server of a logged-in client is. */
export function familyOf(client: ImapFlow, server: ImapServer): ServerFamily {
  const { name = '', vendor = '' } = (client.serverInfo ?? {}) as Readonly<Record<string, string | undefined>>;
  return serverFamily({
    host: server.host,
    greeting: client.greeting ?? '',
    capabilities: client.capabilities.keys(),
    id: `${name} ${vendor}`,
  });
}

/** The `MailError` for what an imapflow call threw. `what` begins the sentence. */
export function flowError(error: unknown, command: RefusedCommand, what: string, server: ImapServer): MailError {
  if (error instanceof MailError) return error;
  const failure = error as ImapFlowError;
  const name = serverName(server);
  if (failure?.code === 'ETHROTTLE') {
    return new MailError('throttled', `${what}: the server asks to wait.`, {
      serverText: failure.responseText ?? '',
      waitMs: Number(failure.throttleReset ?? 0),
      cause: error,
    });
  }
  const status = failure?.responseStatus;
  if (status === 'NO' || status === 'BAD') {
    const text = failure.responseText ?? (typeof failure.response === 'string' ? failure.response : '');
    return refusalError({ status, code: failure.serverResponseCode?.toUpperCase(), text }, command, what);
  }
  if (failure?.tlsFailed === true && server.security === 'tls' && !reasonOfCode(failure.code))
    return connectionError('tls', name, error);
  const reason = reasonOfCode(failure?.code);
  if (reason !== undefined) return connectionError(reason, name, error);
  if (failure?.authenticationFailed === true) {
    // Of an account that Exchange lets in but cannot open, imapflow keeps the text alone.
    if (typeof failure.response === 'string')
      return refusalError({ status: 'BAD', text: failure.response }, command, what);
    return new MailError('authentication', `${what}: ${failure.message}.`, {
      serverText: failure.message,
      cause: error,
    });
  }
  return new MailError('protocol', `${what}: ${failure instanceof Error ? failure.message : String(error)}.`, {
    cause: error,
  });
}
