/** What servers and sockets say when something fails, as `MailError`s (reference/servers-and-limits.md §1.1, §2). */
import { MailError, type MailErrorReason } from '../errors.js';

/** A tagged NO or BAD, or the text of a BYE. */
export interface Refusal {
  readonly status: 'NO' | 'BAD' | 'BYE';
  /** The response code without brackets (`OVERQUOTA`), upper case, if there was one. */
  readonly code?: string | undefined;
  readonly text: string;
}

/** What the refused command was about: the same words mean different things. */
export type RefusedCommand = 'login' | 'select' | 'append' | 'create' | 'other';

const byCode: Readonly<Record<string, MailErrorReason>> = {
  AUTHENTICATIONFAILED: 'authentication',
  AUTHORIZATIONFAILED: 'authentication',
  EXPIRED: 'authentication',
  PRIVACYREQUIRED: 'authentication',
  CONTACTADMIN: 'permission',
  NOPERM: 'permission',
  UNAVAILABLE: 'unavailable',
  INUSE: 'unavailable',
  SERVERBUG: 'unavailable',
  LIMIT: 'throttled',
  THROTTLED: 'throttled',
  OVERQUOTA: 'quota',
  TOOBIG: 'tooBig',
  APPENDLIMIT: 'tooBig',
  TRYCREATE: 'noSuchFolder',
  NONEXISTENT: 'noSuchFolder',
  CANNOT: 'rejected',
};

/** The account, or this machine, has as many connections as the server takes. */
export const tooManyConnections =
  /maximum (number of )?(imap )?connections?|maximum connection limit|too many .*connections|userip_connections/i;

const byText: readonly (readonly [RegExp, MailErrorReason])[] = [
  [
    /throttl|backoff time|rate limit|slow down|too many (simultaneous |concurrent )?(connections|commands|requests)|command or bandwidth limits/i,
    'throttled',
  ],
  [tooManyConnections, 'unavailable'],
  [/server (is )?(busy|unavailable)|try again later|temporar/i, 'unavailable'],
  [/quota|mailbox (is )?full|no space left|disk full|not enough (disk )?space/i, 'quota'],
  [/too (big|large)|exceeds.*(size|limit)|maximum.*message size/i, 'tooBig'],
  [/doesn'?t exist|does not exist|no such (mailbox|folder)|unknown mailbox|non-?existent/i, 'noSuchFolder'],
  [/permission denied|access denied|not permitted|no rights/i, 'permission'],
];

const milliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** How long the server asks to wait, in milliseconds: Exchange names a back-off time, others say `try again in 5 minutes`. */
function askedWait(text: string): number | undefined {
  const backoff = /backoff time[:=\s]+(\d+)/i.exec(text);
  if (backoff !== null) return Number(backoff[1]);
  const words =
    /\b(?:retry|try again|wait|again)\b\D{0,20}?(\d+)\s*(milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|h)\b/i;
  const [, count, unit = ''] = words.exec(text) ?? [];
  if (count === undefined) return undefined;
  const name = unit.toLowerCase();
  return Number(count) * (milliseconds[/^(ms|milli)/.test(name) ? 'ms' : name[0]!] ?? 1000);
}

function reasonOf(refusal: Refusal, command: RefusedCommand): MailErrorReason {
  // Exchange Online says so for missing rights, and now and then when many connect at the same time: later it may work.
  if (/user is authenticated but not connected/i.test(refusal.text)) return 'unavailable';
  // Gmail says OVERQUOTA when it means its bandwidth limit, Exchange says Unavailable when it is full: the words decide first.
  const words = byText.find(([pattern]) => pattern.test(refusal.text))?.[1];
  if (words === 'throttled') return words;
  const known = refusal.code === undefined ? undefined : byCode[refusal.code];
  if (known !== undefined && !(known === 'rejected' && command === 'create')) return known;
  if (command === 'login') return words === 'unavailable' ? words : 'authentication';
  if (words !== undefined) return words;
  if (refusal.status === 'BYE') return 'connectionLost';
  return command === 'create' ? 'folderName' : command === 'select' ? 'noSuchFolder' : 'rejected';
}

/** The error for a refused command. `what` begins the sentence: `Could not store the message in "Sent"`. */
export function refusalError(refusal: Refusal, command: RefusedCommand, what: string): MailError {
  const reason = reasonOf(refusal, command);
  const waitMs = askedWait(refusal.text);
  const text = refusal.code === undefined ? refusal.text : `[${refusal.code}] ${refusal.text}`;
  return new MailError(reason, `${what}: the server answered "${refusal.status} ${text}".`, {
    serverText: refusal.text,
    ...(waitMs === undefined ? {} : { waitMs }),
  });
}

const bySystemCode: Readonly<Record<string, MailErrorReason>> = {
  ENOTFOUND: 'hostNotFound',
  EAI_AGAIN: 'hostNotFound',
  EAI_FAIL: 'hostNotFound',
  EAI_NODATA: 'hostNotFound',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  EADDRNOTAVAIL: 'refused',
  ETIMEDOUT: 'timeout',
  ETIMEOUT: 'timeout',
  CONNECT_TIMEOUT: 'timeout',
  GREETING_TIMEOUT: 'timeout',
  UPGRADE_TIMEOUT: 'timeout',
  ECONNRESET: 'connectionLost',
  EPIPE: 'connectionLost',
  NoConnection: 'connectionLost',
  EConnectionClosed: 'connectionLost',
  ClosedAfterConnectText: 'connectionLost',
  ClosedAfterConnectTLS: 'tls',
  StateLogout: 'connectionLost',
  STARTTLS_INJECTION: 'tls',
  EPROTO: 'tls',
};

const certificateCodes =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(GET_ISSUER_CERT(_LOCALLY)?|VERIFY_LEAF_SIGNATURE)|CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH|INVALID_CA)$/;

/** The reason behind an error code of Node or imapflow; undefined when the code says nothing. */
export function reasonOfCode(code: string | undefined): MailErrorReason | undefined {
  if (code === undefined) return undefined;
  if (certificateCodes.test(code)) return 'certificate';
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) return 'tls';
  return bySystemCode[code];
}

const sentences: Partial<Record<MailErrorReason, string>> = {
  hostNotFound: 'the host name has no address',
  refused: 'the connection was refused',
  timeout: 'no answer in time',
  tls: 'a secure connection could not be negotiated; check port and security',
  certificate: 'its certificate is not trusted',
  connectionLost: 'the connection was closed',
};

/** The error for a socket or TLS failure. */
export function connectionError(reason: MailErrorReason, server: string, cause: unknown): MailError {
  const detail = cause instanceof Error && cause.message !== '' ? ` (${cause.message})` : '';
  return new MailError(reason, `${server}: ${sentences[reason] ?? 'the connection failed'}${detail}.`, { cause });
}
