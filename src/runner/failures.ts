import type { UserFailure } from '../../state/facts-schema.js';
import type { MailError, MailErrorReason } from '../mail/errors.js';

/** Which of the two mailboxes failed. */
export type Side = 'source' | 'target';

/** A failure in Exchange's words, and whether trying again later makes sense. */
export interface JudgedFailure {
  readonly failure: UserFailure;
  /** `pause`: a server asks to wait, or a mailbox is full, however often. `retry`: may pass, some times. `final`: somebody must do something. */
  readonly next: 'pause' | 'retry' | 'final';
  /** How long the server asks to wait, in milliseconds. */
  readonly waitMs: number | undefined;
}

/** What is known about a failure beside the error. */
export interface FailureContext {
  readonly side: Side;
  /** Whether it came up while connecting and logging in. */
  readonly connecting: boolean;
  readonly emailAddress: string;
  /** Host of the endpoint on that side; empty for the local organisation. */
  readonly host: string;
  readonly now: Date;
}

interface Words {
  readonly type: string;
  readonly message: string;
}

/** A full mailbox is looked at again after so long, in milliseconds: somebody may have made room. */
const quotaRecheck = 15 * 60_000;

/** What Exchange Online answers to the first command when its login went well and the mailbox cannot be opened. */
const notConnected = /user is authenticated but not connected/i;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function credentials(error: MailError, context: FailureContext): Words {
  const said = oneLine(error.serverText ?? error.message);
  if (/application-specific password|app password/i.test(said)) {
    return {
      type: 'MigrationPermanentException',
      message: `Special credentials are required in order to access this IMAP account. --> Imap server reported an error during LOGIN with the following alert: '${said}'.`,
    };
  }
  const account = context.side === 'target' ? 'account on the target' : 'account';
  return {
    type: 'ImapInvalidCredentialsException',
    message: `The username or password for this ${account} is incorrect. --> Imap server reported an error during LOGIN indicating that authentication failed: '${said}'.`,
  };
}

function connection(error: MailError, context: FailureContext): Words {
  const text =
    error.reason === 'timeout'
      ? `The connection to the server ${context.host} timed out after 00:00:15.`
      : `The connection to the server '${context.host}' could not be completed.`;
  const inner = error.reason === 'tls' ? 'TLS negotiation failed.' : oneLine(error.message);
  return { type: 'MigrationServerConnectionFailedException', message: `${text} --> ${inner}` };
}

function transient(error: MailError): Words {
  if (notConnected.test(error.message)) {
    return {
      type: 'MigrationTransientException',
      message: `The login is good, but the mailbox cannot be opened: FullAccess may not be granted, IMAP may be disabled for it, it may have no licence, or too many connections are opened at once. --> ${oneLine(error.message)}`,
    };
  }
  return { type: 'MigrationTransientException', message: oneLine(error.message) };
}

function words(error: MailError, context: FailureContext): Words {
  switch (error.reason) {
    case 'authentication':
      return credentials(error, context);
    case 'hostNotFound':
    case 'refused':
    case 'tls':
    case 'certificate':
      return connection(error, context);
    case 'timeout':
      return context.connecting ? connection(error, context) : transient(error);
    case 'quota':
      return {
        type: 'MigrationPermanentException',
        message: `This mailbox is full. Please free up some space so that email can be downloaded. --> ${oneLine(error.message)}`,
      };
    case 'connectionLost':
    case 'throttled':
    case 'unavailable':
    case 'storage':
      return transient(error);
    default:
      return { type: 'MigrationPermanentException', message: oneLine(error.message) };
  }
}

/** Judges why a move ended: Exchange's type and message (exchange-csv.md, exchange-states.md §4) and what to do next. */
export function judgeFailure(error: MailError, context: FailureContext): JudgedFailure {
  const failure = { ...words(error, context), at: context.now.toISOString() };
  const { waitMs } = error;
  switch (error.reason) {
    case 'throttled':
      return { failure, next: 'pause', waitMs };
    case 'unavailable':
      return { failure, next: notConnected.test(error.message) ? 'retry' : 'pause', waitMs };
    case 'quota':
      return { failure, next: 'pause', waitMs: waitMs ?? quotaRecheck };
    case 'connectionLost':
    case 'timeout':
    case 'refused':
    case 'hostNotFound':
    case 'storage':
    case 'protocol':
      return { failure, next: 'retry', waitMs };
    default:
      return { failure, next: 'final', waitMs };
  }
}

const pauses: Partial<Record<MailErrorReason, string>> = {
  throttled: 'server asks to go slower',
  unavailable: 'server cannot work now',
  quota: 'mailbox is full',
  connectionLost: 'connection lost',
  timeout: 'no answer',
};

/** Why a user waits, in one line: `Paused: server asks to wait 299 s. …`, and then the server's own words. */
export function pauseText(error: MailError): string {
  const asked = error.waitMs === undefined ? undefined : `server asks to wait ${Math.floor(error.waitMs / 1000)} s`;
  const expired = /AccessTokenExpired/i.test(error.message) ? 'access token expired, a new one is fetched' : undefined;
  const why = expired ?? asked ?? pauses[error.reason];
  return why === undefined ? oneLine(error.message) : `Paused: ${why}. ${oneLine(error.message)}`;
}

/** How often and after what pauses a failed sync is tried again. */
export interface RetryPolicy {
  /** Tries before a failure that may pass becomes final. */
  readonly maxAttempts: number;
  /** Pause before the next try, in milliseconds; `attempts` counts those that failed, from 1. */
  readonly pauseAfter: (attempts: number) => number;
}

/** A pause without a time that somebody asked for is no longer than this, in milliseconds. */
const longestPause = 600_000;

/** Five seconds, doubled to ten minutes, a fifth of it by chance so that mailboxes do not all come back at once. */
export const defaultRetryPolicy: RetryPolicy = {
  maxAttempts: 8,
  pauseAfter: (attempts) => Math.min(longestPause, 5_000 * 2 ** (attempts - 1)) * (0.9 + Math.random() * 0.2),
};

/** How long to wait before the next try, in milliseconds: as long as was asked for, else longer each time. */
export function waitBefore(
  judged: JudgedFailure,
  so: { readonly attempts: number; readonly lastPause: number; readonly retry: RetryPolicy },
): number {
  if (judged.waitMs !== undefined && judged.waitMs > 0) return judged.waitMs;
  if (judged.next !== 'pause') return so.retry.pauseAfter(so.attempts);
  return Math.min(longestPause, Math.max(so.retry.pauseAfter(1), 2 * so.lastPause));
}
