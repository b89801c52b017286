import type { IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type PlainData, ServiceArguments } from './plain-data.js';

/** Raised when no answer comes; `code` is Node's (ENOTFOUND, ECONNREFUSED, ETIMEDOUT, a certificate's …). */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

interface HttpRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

interface HttpSettings {
  readonly timeoutMilliseconds: number;
  readonly skipCertificateCheck: boolean;
  readonly maximumRedirection: number;
}

/** Headers that must not follow a redirection to another host. */
const PERSONAL_HEADERS = new Set(['authorization', 'cookie', 'proxy-authorization']);

/**
 * `{ url, method?, headers?, body?, timeoutMilliseconds?, skipCertificateCheck?, maximumRedirection? }` →
 * `{ status, statusText, headers: { name: text[] }, body: bytes, url }`; statuses of 400 and above are answers, too. Raises HttpError.
 */
export async function requestHttp(data: PlainData): Promise<PlainData> {
  const given = new ServiceArguments('http.request', data);
  const body = given.value('body');
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body instanceof Uint8Array ? body : null;
  const settings: HttpSettings = {
    timeoutMilliseconds: given.number('timeoutMilliseconds', 100_000),
    skipCertificateCheck: given.flag('skipCertificateCheck'),
    maximumRedirection: given.number('maximumRedirection', 50),
  };
  let request: HttpRequest = {
    url: new URL(given.text('url')),
    method: given.optionalText('method') ?? 'GET',
    headers: given.record('headers'),
    body: bytes,
  };
  for (let redirections = 0; ; redirections++) {
    const { response, content } = await send(request, settings);
    const location = response.headers.location;
    const status = response.statusCode ?? 0;
    const follow = location !== undefined && [301, 302, 303, 307, 308].includes(status);
    if (!follow || redirections >= settings.maximumRedirection) return answer(request, response, content);
    request = redirected(request, status, new URL(location, request.url));
  }
}

/** The request that follows a redirection: 303, and 301 or 302 of a POST, become a GET without a body. */
function redirected(request: HttpRequest, status: number, url: URL): HttpRequest {
  const becomesGet = (status === 303 && request.method !== 'HEAD') || (status < 303 && request.method === 'POST');
  const dropped = (name: string): boolean =>
    (url.host !== request.url.host && PERSONAL_HEADERS.has(name)) || (becomesGet && name.startsWith('content-'));
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !dropped(name.toLowerCase())));
  return { url, headers, method: becomesGet ? 'GET' : request.method, body: becomesGet ? null : request.body };
}

function send(request: HttpRequest, settings: HttpSettings): Promise<{ response: IncomingMessage; content: Buffer }> {
  const secure = request.url.protocol === 'https:';
  if (!secure && request.url.protocol !== 'http:')
    return Promise.reject(
      new HttpError(`The '${request.url.protocol.slice(0, -1)}' scheme is not supported.`, 'EPROTOCOL'),
    );
  const options: RequestOptions & { rejectUnauthorized?: boolean } = {
    method: request.method,
    headers: { 'User-Agent': 'migsh', ...request.headers },
    ...(secure ? { rejectUnauthorized: !settings.skipCertificateCheck } : {}),
  };
  return new Promise((done, fail) => {
    const outgoing = (secure ? httpsRequest : httpRequest)(request.url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done({ response, content: Buffer.concat(chunks) }));
      response.on('error', (error) => fail(failure(error)));
    });
    if (settings.timeoutMilliseconds > 0)
      outgoing.setTimeout(settings.timeoutMilliseconds, () =>
        outgoing.destroy(Object.assign(new Error('The request timed out.'), { code: 'ETIMEDOUT' })),
      );
    outgoing.on('error', (error) => fail(failure(error)));
    outgoing.end(request.body ?? undefined);
  });
}

const failure = (error: NodeJS.ErrnoException): HttpError => new HttpError(error.message, error.code ?? 'EUNKNOWN');

function answer(request: HttpRequest, response: IncomingMessage, content: Buffer): PlainData {
  return {
    status: response.statusCode ?? 0,
    statusText: response.statusMessage ?? '',
    headers: headerLists(response.headers),
    body: new Uint8Array(content),
    url: request.url.href,
  };
}

function headerLists(headers: IncomingHttpHeaders): Record<string, string[]> {
  const lists: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) lists[name] = [value].flat();
  return lists;
}
