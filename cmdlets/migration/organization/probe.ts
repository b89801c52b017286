import type { CmdletContext } from '../../../src/engine/command/cmdlet-context.js';
import type { Host } from '../../../src/engine/host.js';
import type { SecurityMechanism } from '../../../state/schema.js';
import type { OAuthApplication } from '../parameters/oauth.js';
import type { MigrationTask } from './migration-task.js';

/** Where and how to knock. */
export interface ProbeTarget {
  readonly remoteServer: string;
  readonly port: number;
  readonly security: SecurityMechanism;
  readonly acceptUntrustedCertificates: boolean;
}

/** What came of it: `message` is Exchange's one line, `detail` the chain of causes, `why` the last of them in words; all empty when the server answered. */
export interface ProbeOutcome {
  readonly success: boolean;
  readonly message: string;
  readonly detail: string;
  readonly why: string;
}

const answered: ProbeOutcome = { success: true, message: '', detail: '', why: '' };

const CONNECTIONS = 'Microsoft.Exchange.Connections.Common';
const FAILED = 'Microsoft.Exchange.Migration.MigrationServerConnectionFailedException';

/** What each reason of a MailError means in Exchange's chain of exceptions (reference/exchange-objects.md §5). */
const causes: Readonly<Record<string, string>> = {
  hostNotFound: `${CONNECTIONS}.RemoteNameResolutionException: The remote name could not be resolved.`,
  refused: `${CONNECTIONS}.ConnectionRefusedException: The connection was refused. Check -Port.`,
  tls: `${CONNECTIONS}.SslStreamFailureException: TLS negotiation failed. Check -Security and -Port.`,
  certificate: `${CONNECTIONS}.SslStreamFailureException: The server's certificate is not trusted. Use -AcceptUntrustedCertificates to accept it.`,
};

/**
 * Asks for a token as the application of an endpoint. A service account's tokens are for one mailbox each: they are asked for when a user
 * is synced.
 */
function probeApplication(host: Host, application: OAuthApplication): ProbeOutcome {
  if (application.kind === 'ServiceAccount') return answered;
  try {
    host.callService('oauth.test', { ...application });
    return answered;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'MailError') throw error;
    return { success: false, message: error.message, detail: error.message, why: '' };
  }
}

/** Connects to an IMAP server as far as its greeting and TLS, without a login. */
export function probe(host: Host, target: ProbeTarget): ProbeOutcome {
  try {
    host.callService('imap.probe', {
      host: target.remoteServer,
      port: target.port,
      security: target.security.toLowerCase(),
      acceptUntrustedCertificates: target.acceptUntrustedCertificates,
    });
    return answered;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'MailError') throw error;
    return failure(target.remoteServer, error as Error & { readonly reason?: string });
  }
}

/** Fails where the server of an endpoint does not answer, or its application gets no token. Exchange's error does not say why: a warning does. */
export function verify(
  context: Pick<CmdletContext<unknown>, 'host' | 'warning'>,
  task: MigrationTask,
  endpoint: ProbeTarget,
  application: OAuthApplication | null,
): void {
  const server = probe(context.host, endpoint);
  const outcome = server.success && application !== null ? probeApplication(context.host, application) : server;
  if (outcome.success) return;
  if (outcome.why !== '') context.warning(outcome.why);
  task.fail('connection', outcome.message);
}

function failure(server: string, error: Error & { readonly reason?: string }): ProbeOutcome {
  const message =
    error.reason === 'timeout'
      ? `The connection to the server ${server} timed out after 00:00:15.`
      : `The connection to the server '${server}' could not be completed.`;
  const cause = causes[error.reason ?? ''];
  const chain = [
    `${FAILED}: ${message}`,
    `${CONNECTIONS}.RemoteNetworkErrorTransientException: We were unable to reach your email provider. Please check your server settings, or try again later.`,
    ...(cause ? [cause] : []),
    error.message,
  ];
  // The first sentence of a cause says what the error says in more detail; the second is the remedy.
  const remedy = cause?.split('. ')[1];
  return {
    success: false,
    message,
    detail: chain.join('\n ---> '),
    why: [error.message, remedy].filter(Boolean).join(' '),
  };
}
