/** Why a mailbox could not do something. The set is closed: callers translate each reason into their own words. */
export type MailErrorReason =
  /** The name has no address. */
  | 'hostNotFound'
  /** Nothing listens there, or the network refuses. */
  | 'refused'
  /** No answer in time. */
  | 'timeout'
  /** TLS could not be negotiated (wrong port or mode, old version), or STARTTLS is not offered. */
  | 'tls'
  /** TLS works, but the certificate is not trusted. */
  | 'certificate'
  /** The user name or the password is wrong, or this way of logging in is not allowed. */
  | 'authentication'
  /** Logged in, but the folder or the action is not allowed. */
  | 'permission'
  /** The server asks to come back later; `waitMs` says when, if it told. */
  | 'throttled'
  /** The server is there but cannot work now. */
  | 'unavailable'
  /** The mailbox (or the disk) is full. */
  | 'quota'
  /** The message is larger than the server takes. */
  | 'tooBig'
  /** The server does not take this message (its form, its flags). */
  | 'rejected'
  /** There is no such folder. */
  | 'noSuchFolder'
  /** The server cannot hold a folder of this name. */
  | 'folderName'
  /** The connection ended; what was under way has an unknown outcome. */
  | 'connectionLost'
  /** The server answered what the protocol does not allow, or what we cannot read. */
  | 'protocol'
  /** The caller's signal ended it. */
  | 'aborted'
  /** The local file system refused. */
  | 'storage';

/** No longer than this, in milliseconds, is waited before a server is asked again: the longest locks that providers tell of (Gmail). */
export const longestWaitMs = 24 * 3_600_000;

/** Details of a {@link MailError}. */
export interface MailErrorDetails {
  /** The server's own words, without secrets. */
  readonly serverText?: string;
  /** For `throttled` and `unavailable`: how long the server asks to wait, in milliseconds. */
  readonly waitMs?: number;
  readonly cause?: unknown;
}

/** A mailbox could not do something. `message` is a plain English sentence that names the thing; it never holds a password. */
export class MailError extends Error {
  override readonly name = 'MailError';
  readonly reason: MailErrorReason;
  readonly serverText: string | undefined;
  readonly waitMs: number | undefined;

  constructor(reason: MailErrorReason, message: string, details: MailErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.reason = reason;
    this.serverText = details.serverText;
    const { waitMs } = details;
    // A server may tell any number, or none that is one.
    this.waitMs = waitMs === undefined || Number.isNaN(waitMs) ? undefined : Math.min(waitMs, longestWaitMs);
  }
}

/** Reasons after which the same thing may work a while later, over a new connection. */
const transient: ReadonlySet<MailErrorReason> = new Set(['connectionLost', 'timeout', 'throttled', 'unavailable']);

const aboutFolder: ReadonlySet<MailErrorReason> = new Set(['noSuchFolder', 'permission', 'folderName', 'rejected']);

/** True for what keeps one folder from being opened or made, while others may go well. */
export function isAboutFolder(error: unknown): error is MailError {
  return error instanceof MailError && aboutFolder.has(error.reason);
}

/** True when trying again later makes sense. Name, refusal and TLS errors at the first contact are the caller's to judge. */
export function isTransient(error: unknown): boolean {
  return error instanceof MailError && transient.has(error.reason);
}

/** Any thrown value as a {@link MailError}; what is none becomes `protocol`. */
export function asMailError(error: unknown): MailError {
  if (error instanceof MailError) return error;
  if (error instanceof Error && error.name === 'AbortError')
    return new MailError('aborted', 'Stopped.', { cause: error });
  return new MailError('protocol', error instanceof Error ? error.message : String(error), { cause: error });
}
