import { MailError } from '../errors.js';
import type { OAuthGrant } from './grant.js';
import { tokenForm } from './request.js';

/** A token is not used any more so long before it expires, in milliseconds: a login and its first commands must fit in. */
const MARGIN = 300_000;
/** How long a token lives when its endpoint does not say, in seconds. */
const DEFAULT_LIFETIME = 3600;
/** How long a token endpoint may take, in milliseconds. */
const PATIENCE = 15_000;

interface Token {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly usableUntil: number;
}

/**
 * Tokens for the mailboxes of one endpoint, shared by all connections and renewed before they expire (servers-and-limits.md §1.1).
 * Neither tokens nor secrets are in errors.
 */
export class TokenSource {
  readonly #grant: OAuthGrant;
  readonly #tokens = new Map<string, Promise<Token>>();

  constructor(grant: OAuthGrant) {
    this.#grant = grant;
  }

  /** A token that is good for a while. Raises MailError: `authentication` when it is refused, `unavailable` when nobody answers. */
  async token(user: string): Promise<string> {
    const key = this.#key(user);
    const asked = this.#tokens.get(key);
    if (asked === undefined) return (await this.#renew(user)).text;
    const known = await asked;
    if (known.usableUntil > Date.now()) return known.text;
    // Others that waited for the same token may have asked for a new one meanwhile.
    const newer = this.#tokens.get(key);
    return (await (newer === undefined || newer === asked ? this.#renew(user) : newer)).text;
  }

  /** A server did not take this token: the next one asked for is a new one. */
  async refuse(user: string, token: string): Promise<void> {
    const key = this.#key(user);
    const known = await this.#tokens.get(key)?.catch(() => undefined);
    if (known?.text === token) this.#tokens.delete(key);
  }

  #key(user: string): string {
    return this.#grant.kind === 'ClientSecret' ? '' : user;
  }

  /** Asks once, however many connections want a token at the same time. */
  #renew(user: string): Promise<Token> {
    const key = this.#key(user);
    const asked = requestToken(this.#grant, user);
    this.#tokens.set(key, asked);
    asked.catch(() => {
      if (this.#tokens.get(key) === asked) this.#tokens.delete(key);
    });
    return asked;
  }
}

async function requestToken(grant: OAuthGrant, user: string): Promise<Token> {
  const { host } = new URL(grant.tokenUri);
  const now = Date.now();
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(grant.tokenUri, {
      method: 'POST',
      body: tokenForm(grant, user, now),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    answer = await response.json().catch(() => null);
  } catch (error) {
    throw new MailError('unavailable', `Could not get a token from ${host}: ${causeOf(error)}.`, { cause: error });
  }
  const fields = (typeof answer === 'object' && answer !== null ? answer : {}) as Readonly<Record<string, unknown>>;
  const { access_token: text, expires_in: lifetime } = fields;
  if (!response.ok || typeof text !== 'string') throw refusedToken(host, response, fields);
  const seconds = Number(lifetime ?? DEFAULT_LIFETIME);
  return { text, usableUntil: now + Math.max(seconds * 500, seconds * 1000 - MARGIN) };
}

function refusedToken(host: string, response: Response, answer: Readonly<Record<string, unknown>>): MailError {
  const said = [answer['error'], answer['error_description']].filter((one) => typeof one === 'string').join(': ');
  const text = (said || `HTTP ${response.status} ${response.statusText}`).split(/[\r\n]/)[0]!.trim();
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN) * 1000;
  // RFC 6749 §4.1.2.1; Microsoft Entra sends them with status 400, too.
  const isBusy =
    response.status === 429 ||
    response.status >= 500 ||
    ['temporarily_unavailable', 'server_error'].includes(String(answer['error']));
  return new MailError(
    isBusy ? 'unavailable' : 'authentication',
    `Could not get a token from ${host}: ${text.replace(/\.$/, '')}.`,
    { serverText: text, ...(isBusy && wait >= 0 ? { waitMs: wait } : {}) },
  );
}

/** fetch says `fetch failed`; why is in its cause. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${PATIENCE / 1000} seconds`;
  return error.cause instanceof Error ? error.cause.message : error.message;
}
