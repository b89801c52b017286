import type { ClientRequest, IncomingMessage } from 'node:http';
import type { SecureVersion } from 'node:tls';
import { type BodyFile, bodyBytes, bodyCoding, saveBody } from './http-body.js';
import { type ConnectionSettings, openRequest, type RequestHead } from './http-connection.js';
import { type PlainData, ServiceArguments } from './plain-data.js';

/**
 * Raised when no answer comes; `code` is Node's (ENOTFOUND, ECONNREFUSED, a certificate's …), ETIMEDOUT when none came in time,
 * EPAUSE when the server paused for too long.
 */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

interface Exchange {
  readonly head: RequestHead;
  readonly body: Uint8Array | null;
  readonly connection: ConnectionSettings;
  /** Milliseconds until the head of the answer must be there, and that a pause of its body may last; 0: no limit. */
  readonly connectionTimeout: number;
  readonly operationTimeout: number;
  readonly file: BodyFile | null;
  /** The file takes the body of an error's answer, too. */
  readonly fileForErrors: boolean;
}

/**
 * One request and its answer; redirections and cookies are the caller's.
 * `{ url, method?, headers?: { name: text | text[] }, body?, connectionTimeout?, operationTimeout? (ms), skipCertificateCheck?, minVersion?, maxVersion?,
 * proxy?, proxyAuthorization?, file?, append?, fileForErrors? }` → `{ status, statusText, version, headers: [name, value][], body: bytes | null when the file
 * took it }`; statuses of 400 and above are answers, too. A body coded by gzip, deflate or br is decoded. Raises HttpError.
 */
export async function requestHttp(data: PlainData): Promise<PlainData> {
  const exchange = exchangeOf(new ServiceArguments('http.request', data));
  const { protocol } = exchange.head.url;
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new HttpError(`The '${protocol.slice(0, -1)}' scheme is not supported.`, 'EPROTOCOL');
  try {
    const response = await send(exchange);
    return await answer(exchange, response);
  } catch (error) {
    if (error instanceof HttpError) throw error;
    const { message, code } = error as NodeJS.ErrnoException;
    throw new HttpError(message, code ?? 'EUNKNOWN');
  }
}

function exchangeOf(given: ServiceArguments): Exchange {
  const body = given.value('body');
  const proxy = given.optionalText('proxy');
  const file = given.optionalText('file');
  return {
    head: {
      url: new URL(given.text('url')),
      method: given.optionalText('method') ?? 'GET',
      headers: { 'Accept-Encoding': 'gzip, deflate, br', ...given.listRecord('headers') },
    },
    body: typeof body === 'string' ? Buffer.from(body, 'utf8') : body instanceof Uint8Array ? body : null,
    connection: {
      skipCertificateCheck: given.flag('skipCertificateCheck'),
      minVersion: given.optionalText('minVersion') as SecureVersion | null,
      maxVersion: given.optionalText('maxVersion') as SecureVersion | null,
      proxy: proxy === null ? null : { url: new URL(proxy), authorization: given.optionalText('proxyAuthorization') },
    },
    connectionTimeout: given.number('connectionTimeout', 0),
    operationTimeout: given.number('operationTimeout', 0),
    file: file === null ? null : { path: file, append: given.flag('append') },
    fileForErrors: given.flag('fileForErrors'),
  };
}

/** Sends, and waits for the head of the answer. */
async function send(exchange: Exchange): Promise<IncomingMessage> {
  const { connectionTimeout: limit, head, connection, body } = exchange;
  let request: ClientRequest | undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<IncomingMessage>((done, fail) => {
      if (limit > 0)
        timer = setTimeout(() => {
          fail(new HttpError('No answer came in time.', 'ETIMEDOUT'));
          request?.destroy();
        }, limit);
      openRequest(head, connection, limit, done).then((opened) => {
        request = opened;
        opened.on('error', fail);
        opened.end(body ?? undefined);
      }, fail);
    });
  } finally {
    clearTimeout(timer);
  }
}

async function answer(exchange: Exchange, response: IncomingMessage): Promise<PlainData> {
  const status = response.statusCode ?? 0;
  const { operationTimeout: pause, file, fileForErrors } = exchange;
  if (pause > 0)
    response.setTimeout(pause, () => response.destroy(new HttpError('The server paused for too long.', 'EPAUSE')));
  const takesFile = file !== null && (fileForErrors || (status >= 200 && status < 300));
  const hasBody = exchange.head.method !== 'HEAD' && status !== 204 && status !== 304;
  if (takesFile) await saveBody(response, file, hasBody);
  return {
    status,
    statusText: response.statusMessage ?? '',
    version: response.httpVersion,
    headers: headerPairs(response, hasBody && bodyCoding(response) !== null),
    body: takesFile ? null : await bodyBytes(response, hasBody),
  };
}

/** Headers as they came; those that tell of a coding that was taken back are left out. */
function headerPairs({ rawHeaders }: IncomingMessage, decoded: boolean): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]!;
    // Node reads header bytes as Latin-1, as .NET does
    if (!decoded || !/^content-(encoding|length)$/i.test(name)) pairs.push([name, rawHeaders[i + 1]!]);
  }
  return pairs;
}
