import { toText } from '../../../src/engine/convert/text.js';
import { statIfThere } from '../../../src/engine/types/io/stat.js';
import { NetworkCredential } from '../../../src/engine/values/credential.js';
import { callService, ServiceFailure } from '../../management/network/service-call.js';
import { HttpHeaders, HttpRequestMessage, HttpResponseMessage } from './http-messages.js';
import { proxyFor } from './proxy-choice.js';
import { type RequestContent, requestContent } from './request-content.js';
import { redirectionError, refuseConnection } from './web-errors.js';
import type { WebContext } from './web-parameters.js';
import type { WebRequestSession } from './web-session.js';

/** An answer with its body; `body` is empty where a file took it. */
export interface WebAnswer {
  readonly response: HttpResponseMessage;
  readonly body: Uint8Array;
  /** The answer is in the file. */
  readonly saved: boolean;
}

/** What one request asks for; a redirection makes another of it. */
interface WebRequest {
  readonly url: URL;
  readonly method: string;
  readonly content: RequestContent | null;
  readonly keepsAuthorization: boolean;
}

/** How many redirections .NET follows when nothing is said. */
const redirectionLimit = 50;
const redirectionCodes = new Set([300, 301, 302, 303, 307, 308]);

/** True for the statuses that name another address. */
export const isRedirection = (status: number): boolean => redirectionCodes.has(status);

/**
 * Sends a request, follows redirections, repeats what failed as often as the session says, and keeps cookies. Ends the cmdlet when no
 * answer comes, and at a redirection from https to http.
 */
export function exchange(context: WebContext, session: WebRequestSession, url: URL, file: string | null): WebAnswer {
  const { parameters: p } = context;
  for (let left = session.maximumRetryCount; ; left--) {
    const answer = follow(context, session, url, file);
    const { status, isSuccess } = answer.response;
    if (isSuccess || left <= 0 || !(status === 304 || (status >= 400 && status <= 599))) return answer;
    const seconds = retryAfter(answer.response) ?? session.retryIntervalInSeconds;
    const name = toText(context.script, answer.response.reason);
    context.verbose(
      `Retrying after interval of ${seconds} seconds. Status code for previous attempt: ${name.replaceAll(' ', '')}`,
    );
    context.session.sleep(seconds * 1000);
    if (p.Resume && status === 416) return answer;
  }
}

/** Seconds that a server asks to wait (409, 429 and 503); null: it does not. */
function retryAfter({ status, headers }: HttpResponseMessage): number | null {
  const [value] = [409, 429, 503].includes(status) ? (headers.values('Retry-After') ?? []) : [];
  return value !== undefined && /^\d+$/.test(value.trim()) ? Number(value) : null;
}

function follow(context: WebContext, session: WebRequestSession, url: URL, file: string | null): WebAnswer {
  const { parameters: p } = context;
  const limit = session.maximumRedirection < 0 ? redirectionLimit : session.maximumRedirection;
  const method = methodOf(context);
  const given = p.ContentType ?? contentHeader(session, 'content-type');
  let request: WebRequest = { url, method, content: requestContent(context, method, given), keepsAuthorization: true };
  for (let followed = 0; ; followed++) {
    const answer = authorized(context, session, request, file);
    const { status, headers } = answer.response;
    const [location] = headers.values('Location') ?? [];
    if (!isRedirection(status) || location === undefined || followed >= limit) return answer;
    const target = new URL(location, request.url);
    if (target.hash === '') target.hash = request.url.hash;
    if (request.url.protocol === 'https:' && target.protocol === 'http:' && !p.AllowInsecureRedirect)
      context.throwTerminating(
        redirectionError(
          answer.response.request,
          'InsecureRedirection',
          'Cannot follow an insecure redirection by default. Reissue the command specifying the -AllowInsecureRedirect switch. ',
        ),
      );
    request = redirected(request, status, target, p.PreserveHttpMethodOnRedirect, p.PreserveAuthorizationOnRedirect);
  }
}

/** 303, and 300 to 302 of a POST, become a GET without a body. An Authorization header stays behind. */
function redirected(old: WebRequest, status: number, url: URL, keepMethod: boolean, keepAccount: boolean): WebRequest {
  const becomesGet =
    !keepMethod && (status === 303 ? !['GET', 'HEAD'].includes(old.method) : status < 303 && old.method === 'POST');
  return {
    url,
    method: becomesGet ? 'GET' : old.method,
    content: becomesGet ? null : old.content,
    keepsAuthorization: keepAccount,
  };
}

function methodOf({ parameters: p }: WebContext): string {
  return (p.CustomMethod ?? (p.Method === 'Default' || p.Method === undefined ? 'GET' : p.Method)).toUpperCase();
}

function contentHeader(session: WebRequestSession, name: string): string | null {
  const value = session.headers.get(name);
  return typeof value === 'string' ? value : null;
}

/** Answers a 401 with the account of -Credential, when the server takes Basic. */
function authorized(
  context: WebContext,
  session: WebRequestSession,
  request: WebRequest,
  file: string | null,
): WebAnswer {
  const first = send(context, session, request, null, file);
  const account = session.credentials;
  if (first.response.status !== 401 || !(account instanceof NetworkCredential)) return first;
  if (!(first.response.headers.values('WWW-Authenticate') ?? []).some((way) => /\bbasic\b/i.test(way))) return first;
  const user = account.domain === '' ? account.userName : `${account.domain}\\${account.userName}`;
  const text = Buffer.from(`${user}:${account.secret.reveal()}`, 'utf8').toString('base64');
  return send(context, session, request, `Basic ${text}`, file);
}

type HeaderLines = Record<string, string>;

function headersOf(
  context: WebContext,
  session: WebRequestSession,
  request: WebRequest,
  file: string | null,
): HeaderLines {
  const { parameters: p, script } = context;
  const lines: HeaderLines = {};
  for (const { key, value } of session.headers.entries()) {
    const name = toText(script, key);
    if (request.keepsAuthorization || name.toLowerCase() !== 'authorization') lines[name] = toText(script, value);
  }
  const has = (name: string): boolean => Object.keys(lines).some((key) => key.toLowerCase() === name);
  if (!has('user-agent') && session.userAgent !== null) lines['User-Agent'] = session.userAgent;
  const cookies = session.cookies.header(request.url);
  if (cookies !== null && !has('cookie')) lines['Cookie'] = cookies;
  if (p.DisableKeepAlive) lines['Connection'] = 'close';
  if (p.Resume && file !== null) lines['Range'] = `bytes=${statIfThere(file)?.size ?? 0}-`;
  for (const name of Object.keys(lines)) if (/^content-(type|length)$/i.test(name)) delete lines[name];
  if (request.content === null) return lines;
  if (request.content.contentType !== null) lines['Content-Type'] = request.content.contentType;
  if (p.TransferEncoding !== undefined) lines['Transfer-Encoding'] = chunked(p.TransferEncoding);
  else lines['Content-Length'] = String(request.content.bytes.length);
  return lines;
}

const chunked = (coding: string): string => (coding === 'chunked' ? coding : `${coding}, chunked`);

const tlsVersions = { Tls: 'TLSv1', Tls11: 'TLSv1.1', Tls12: 'TLSv1.2', Tls13: 'TLSv1.3' } as const;

function tlsRange(protocols: WebContext['parameters']['SslProtocol']): { minVersion?: string; maxVersion?: string } {
  const named = Object.entries(tlsVersions).filter(([name]) => protocols?.includes(name as 'Tls'));
  const [first, last] = [named[0]?.[1], named.at(-1)?.[1]];
  return first && last ? { minVersion: first, maxVersion: last } : {};
}

function send(
  context: WebContext,
  session: WebRequestSession,
  request: WebRequest,
  authorization: string | null,
  file: string | null,
): WebAnswer {
  const { parameters: p, host } = context;
  const headers = headersOf(context, session, request, file);
  if (authorization !== null) headers['Authorization'] = authorization;
  const { url, method, content } = request;
  const message = new HttpRequestMessage(method, url, new HttpHeaders(Object.entries(headers)), content !== null);
  context.verbose(`Requested HTTP/1.1 ${method} with ${content?.bytes.length ?? 0}-byte payload`);
  const proxy = proxyFor(url, p, (name) => context.session.environment.get(name));
  try {
    const answer = callService(host, 'http.request', {
      url: url.href,
      method,
      headers,
      body: content?.bytes ?? null,
      connectionTimeout: p.ConnectionTimeoutSeconds * 1000,
      operationTimeout: p.OperationTimeoutSeconds * 1000,
      skipCertificateCheck: p.SkipCertificateCheck,
      ...tlsRange(p.SslProtocol),
      ...(proxy ? { proxy: proxy.url, proxyAuthorization: proxy.authorization } : {}),
      ...(file === null ? {} : { file, append: p.Resume, fileForErrors: false }),
    });
    return received(context, session, message, answer);
  } catch (error) {
    if (!(error instanceof ServiceFailure)) throw error;
    return refuseConnection(context, error, message);
  }
}

function received(
  context: WebContext,
  session: WebRequestSession,
  request: HttpRequestMessage,
  answer: Readonly<Record<string, unknown>>,
): WebAnswer {
  const headers = new HttpHeaders(answer['headers'] as [string, string][]);
  const response = new HttpResponseMessage(
    Number(answer['status']),
    String(answer['statusText']),
    String(answer['version']),
    headers,
    request,
  );
  for (const cookie of headers.values('Set-Cookie') ?? []) session.cookies.receive(request.url, cookie);
  const length = headers.values('Content-Length')?.[0];
  const type = headers.values('Content-Type')?.[0]?.replace(/;.*/, '') ?? '';
  const size = length === undefined ? 'unknown size' : `${length} bytes`;
  context.verbose(`Received HTTP/${response.version} response of content type ${type} of ${size}`);
  const body = answer['body'];
  return { response, body: body instanceof Uint8Array ? body : new Uint8Array(), saved: body === null };
}
