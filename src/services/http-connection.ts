import { type ClientRequest, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { SecureVersion } from 'node:tls';

/** How a server is reached. */
export interface ConnectionSettings {
  readonly skipCertificateCheck: boolean;
  readonly minVersion: SecureVersion | null;
  readonly maxVersion: SecureVersion | null;
  /** Null: straight to the server. */
  readonly proxy: { readonly url: URL; readonly authorization: string | null } | null;
}

/** What is said in the first lines of a request. */
export interface RequestHead {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
}

/** Raised when a proxy refuses a tunnel; `status` is its answer. */
class ProxyRefusedError extends Error {
  override readonly name = 'ProxyRefusedError';
  readonly code = 'EPROXY';
  readonly status: number;

  constructor(status: number, statusText: string) {
    super(`The proxy tunnel request failed with status code '${status} (${statusText})'.`);
    this.status = status;
  }
}

type Answered = (response: IncomingMessage) => void;

/** Begins a request: straight, through a proxy that is told the whole address (http), or through a tunnel of it (https). */
export async function openRequest(
  head: RequestHead,
  settings: ConnectionSettings,
  limit: number,
  answered: Answered,
): Promise<ClientRequest> {
  const secure = head.url.protocol === 'https:';
  const { proxy } = settings;
  if (!secure && proxy) return throughProxy(head, proxy, answered);
  const options: RequestOptions = {
    method: head.method,
    headers: { ...head.headers } as RequestOptions['headers'] & object,
  };
  if (!secure) return httpRequest(head.url, options, answered);
  const tls = tlsOptions(head.url, settings);
  if (!proxy) return httpsRequest(head.url, { ...options, ...tls }, answered);
  const socket = await tunnel(head.url, proxy, limit);
  return httpsRequest(head.url, { ...options, agent: new Agent({ ...tls, socket }) }, answered);
}

function tlsOptions(url: URL, { skipCertificateCheck, minVersion, maxVersion }: ConnectionSettings) {
  const name = url.hostname.replace(/^\[|\]$/g, '');
  return {
    rejectUnauthorized: !skipCertificateCheck,
    ...(/^[\d.]+$|:/.test(name) ? {} : { servername: name }),
    ...(minVersion ? { minVersion } : {}),
    ...(maxVersion ? { maxVersion } : {}),
  };
}

type Proxy = NonNullable<ConnectionSettings['proxy']>;

const authorizationOf = ({ authorization }: Proxy): Record<string, string> =>
  authorization === null ? {} : { 'Proxy-Authorization': authorization };

const proxyAddress = ({ url }: Proxy): { host: string; port: number } => ({
  host: url.hostname.replace(/^\[|\]$/g, ''),
  port: Number(url.port || 80),
});

function throughProxy({ url, method, headers }: RequestHead, proxy: Proxy, answered: Answered): ClientRequest {
  const given = { Host: url.host, ...headers, ...authorizationOf(proxy) };
  return httpRequest({ ...proxyAddress(proxy), method, path: url.href, headers: given as never }, answered);
}

/** A connection through the proxy to the server of `url`. Raises ProxyRefusedError, and the connection's own errors. */
function tunnel(url: URL, proxy: Proxy, limit: number): Promise<Socket> {
  const target = `${url.hostname}:${url.port || 443}`;
  return new Promise((done, fail) => {
    const request = httpRequest({
      ...proxyAddress(proxy),
      method: 'CONNECT',
      path: target,
      headers: { Host: target, ...authorizationOf(proxy) },
      ...(limit > 0 ? { timeout: limit } : {}),
    });
    request.on('timeout', () => request.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
    request.on('connect', (response, socket) => {
      if (response.statusCode === 200) return done(socket);
      socket.destroy();
      fail(new ProxyRefusedError(response.statusCode ?? 0, response.statusMessage ?? ''));
    });
    request.on('error', fail);
    request.end();
  });
}
