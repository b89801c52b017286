/** Connecting and logging in with imapflow; its ways to fail become `MailError`s here. */
import type { ImapFlow, ImapFlowError } from 'imapflow';
import { MailError } from '../errors.js';
import { connectionError, type RefusedCommand, reasonOfCode, refusalError } from './failures.js';
import { type ImapOptions, type ImapServer, serverName } from './options.js';

const connectTimeoutMs = 15_000;
const silenceTimeoutMs = 120_000;

/** A logged-in imapflow client with its error listener attached (without one a lost connection ends the process). */
export async function connectFlow(options: ImapOptions, signal?: AbortSignal): Promise<ImapFlow> {
  if (signal?.aborted) throw new MailError('aborted', 'Stopped.');
  const client = await newFlow(options, {
    user: options.user,
    pass: options.password,
    ...(options.authzid === undefined ? {} : { authzid: options.authzid }),
  });
  const stop = () => client.close();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await client.connect();
    return client;
  } catch (error) {
    // imapflow keeps its socket after a refused login.
    client.close();
    if (signal?.aborted) throw new MailError('aborted', 'Stopped.', { cause: error });
    throw flowError(error, 'login', `Could not log in to ${serverName(options)} as ${options.user}`, options);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** A client that is not yet connected. Loading imapflow takes a tenth of a second, so it waits until someone needs it. */
export async function newFlow(
  server: ImapServer & { silenceTimeoutMs?: number },
  auth?: { user: string; pass: string; authzid?: string },
): Promise<ImapFlow> {
  const { ImapFlow } = await import('imapflow');
  const timeout = server.connectTimeoutMs ?? connectTimeoutMs;
  const client = new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.security === 'ssl',
    ...(server.security === 'ssl' ? {} : { doSTARTTLS: server.security === 'tls' }),
    tls: { rejectUnauthorized: server.acceptUntrusted !== true, minVersion: 'TLSv1.2' },
    ...(auth === undefined ? {} : { auth }),
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    disableIMAP4rev2: true,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: server.silenceTimeoutMs ?? silenceTimeoutMs,
    clientInfo: { name: 'migsh' },
  });
  client.on('error', () => {});
  mendNamespaces(client);
  return client;
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
    return new MailError('authentication', `${what}: ${failure.message}.`, {
      serverText: String(failure.response ?? failure.message),
      cause: error,
    });
  }
  return new MailError('protocol', `${what}: ${failure instanceof Error ? failure.message : String(error)}.`, {
    cause: error,
  });
}
