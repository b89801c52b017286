import { toText } from '../../../src/engine/convert/text.js';
import { HttpRequestException } from '../../../src/engine/errors/engine-exceptions.js';
import { InvalidOperationException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { netError } from '../../../src/engine/errors/terminating.js';
import type { Uri } from '../../../src/engine/types/net/uri.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { TimeSpan, ticksPer } from '../../../src/engine/values/timespan.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { ServiceFailure } from '../../management/network/service-call.js';
import { HttpHeaders, HttpRequestMessage, HttpResponseMessage, withSuccess } from '../../utility/web/http-messages.js';
import { HttpContent } from './http-content.js';
import { askFollowing, type HttpAnswer, type HttpQuestion } from './http-exchange.js';
import { taskOf } from './http-task.js';

/** Headers of every request of a client. */
class RequestHeaders extends HttpHeaders {
  authorization: Value = null;
}

class AuthenticationHeader extends NetObject {
  readonly scheme: string;
  readonly parameter: string | null;

  constructor(scheme: string, parameter: string | null) {
    super();
    this.scheme = scheme;
    this.parameter = parameter;
  }
}

class HttpMethod extends NetObject {
  readonly method: string;

  constructor(method: string) {
    super();
    this.method = method;
  }
}

/** Settings of connections; Node's own apply, whatever a script sets. */
class HttpClientHandler extends NetObject {
  readonly settings = new Map<string, Value>();
}

/** `System.Net.Http.HttpClient`: its tasks are at their end when the script gets them. */
class HttpClient extends NetObject {
  readonly headers = new RequestHeaders([]);
  baseAddress: Uri | null = null;
  timeout: Value = TimeSpan.fromUnits(100, ticksPer.second);

  /** Sends a message and reads the whole answer. Raises HttpRequestException when there is none. */
  send(ctx: ScriptContext, message: HttpRequestMessage): HttpResponseMessage {
    const content = message.content instanceof HttpContent ? message.content : null;
    const answer = ask(ctx, {
      url: message.url,
      method: message.method.toUpperCase(),
      body: content?.bytes ?? null,
      headers: (isNamedServer) => this.#lines(ctx, message, content, isNamedServer),
    });
    const headers = new HttpHeaders(answer.headers);
    const response = new HttpResponseMessage(answer.status, answer.statusText, '1.1', headers, message);
    response.content = new HttpContent(answer.body, headers);
    return response;
  }

  /** The message of a method and an address, which may be relative to BaseAddress. */
  message(ctx: ScriptContext, method: string, address: Value, content: Value = null): HttpRequestMessage {
    const base = this.baseAddress?.url?.href;
    const text = toText(ctx, address);
    if (!URL.canParse(text, base)) {
      const reason =
        'An invalid request URI was provided. Either the request URI must be an absolute URI or BaseAddress must be set.';
      throw netError(newException(InvalidOperationException, reason));
    }
    const message = new HttpRequestMessage(method, new URL(text, base), new HttpHeaders([]), content !== null);
    message.content = content;
    return message;
  }

  /** Who signs in is told only to the server that was named. */
  #lines(ctx: ScriptContext, message: HttpRequestMessage, content: HttpContent | null, isNamedServer: boolean) {
    const lines: Record<string, string> = {};
    const { authorization } = this.headers;
    const defaults = authorization === null ? [] : [['Authorization', toText(ctx, authorization)] as const];
    // A message's own lines stand for those of the client.
    const own = new Set(
      [...message.headers.pairs, ...(content?.headers.pairs ?? [])].map(([key]) => key.toLowerCase()),
    );
    const shared = [...defaults, ...this.headers.pairs].filter(([key]) => !own.has(key.toLowerCase()));
    for (const [key, value] of [...shared, ...message.headers.pairs, ...(content?.headers.pairs ?? [])])
      lines[key] = key in lines ? `${lines[key]}, ${value}` : value;
    if (!isNamedServer) for (const name of Object.keys(lines)) if (/^authorization$/i.test(name)) delete lines[name];
    return lines;
  }
}

function ask(ctx: ScriptContext, question: HttpQuestion): HttpAnswer {
  try {
    return askFollowing(ctx, question);
  } catch (error) {
    if (!(error instanceof ServiceFailure)) throw error;
    throw netError(newException(HttpRequestException, error.message));
  }
}

const name = 'System.Net.Http.';

/** A method that asks and gives the answer itself. */
const answering =
  (method: string) =>
  (self: HttpClient, [address, content = null]: [Value, Value?], ctx: ScriptContext): Value =>
    taskOf(() => self.send(ctx, self.message(ctx, method, address, content)));

/** A method that asks and gives what `read` makes of the content; an answer that tells of an error is one. */
const reading =
  (read: (content: HttpContent) => Value) =>
  (self: HttpClient, [address]: [Value], ctx: ScriptContext): Value =>
    taskOf(() => read(withSuccess(self.send(ctx, self.message(ctx, 'GET', address))).content as HttpContent));

defineType({
  name: `${name}HttpClient`,
  represents: HttpClient,
  interfaces: ['System.IDisposable'],
  properties: {
    'BaseAddress: uri': {
      get: (self: HttpClient) => self.baseAddress,
      set: (self: HttpClient, value: Uri | null) => {
        self.baseAddress = value;
      },
    },
    'DefaultRequestHeaders: System.Net.Http.Headers.HttpRequestHeaders': (self: HttpClient) => self.headers,
    'Timeout: timespan': {
      get: (self: HttpClient) => self.timeout,
      set: (self: HttpClient, value: Value) => {
        self.timeout = value;
      },
    },
  },
  methods: {
    'GetStringAsync(System.Object requestUri): System.Object': reading(({ text }) => text),
    'GetByteArrayAsync(System.Object requestUri): System.Object': reading(({ bytes }) => new Uint8Array(bytes)),
    'GetAsync(System.Object requestUri): System.Object': answering('GET'),
    'DeleteAsync(System.Object requestUri): System.Object': answering('DELETE'),
    'PostAsync(System.Object requestUri, System.Net.Http.HttpContent content): System.Object': answering('POST'),
    'PutAsync(System.Object requestUri, System.Net.Http.HttpContent content): System.Object': answering('PUT'),
    'PatchAsync(System.Object requestUri, System.Net.Http.HttpContent content): System.Object': answering('PATCH'),
    'SendAsync(System.Net.Http.HttpRequestMessage request): System.Object': (
      self: HttpClient,
      [message]: [HttpRequestMessage],
      ctx,
    ) => taskOf(() => self.send(ctx, message)),
    'CancelPendingRequests(): void': () => undefined,
    'Dispose(): void': () => undefined,
  },
  constructors: {
    'new()': () => new HttpClient(),
    'new(System.Net.Http.HttpClientHandler handler)': () => new HttpClient(),
  },
});

const setting = (key: string) => ({
  get: (self: HttpClientHandler) => self.settings.get(key) ?? null,
  set: (self: HttpClientHandler, value: Value) => void self.settings.set(key, value),
});

defineType({
  name: `${name}HttpClientHandler`,
  represents: HttpClientHandler,
  properties: Object.fromEntries(
    ['AllowAutoRedirect', 'UseCookies', 'UseProxy', 'Proxy', 'AutomaticDecompression'].map((key) => [
      `${key}: System.Object`,
      setting(key),
    ]),
  ),
  constructors: { 'new()': () => new HttpClientHandler() },
});

defineType({
  name: `${name}Headers.HttpRequestHeaders`,
  base: requireType('System.Net.Http.Headers.HttpHeaders'),
  represents: RequestHeaders,
  properties: {
    'Authorization: System.Net.Http.Headers.AuthenticationHeaderValue': {
      get: (self: RequestHeaders) => self.authorization,
      set: (self: RequestHeaders, value: Value) => {
        self.authorization = value;
      },
    },
  },
});

defineType({
  name: `${name}Headers.AuthenticationHeaderValue`,
  represents: AuthenticationHeader,
  text: ({ scheme, parameter }: AuthenticationHeader) => (parameter === null ? scheme : `${scheme} ${parameter}`),
  properties: {
    'Scheme: string': (self: AuthenticationHeader) => self.scheme,
    'Parameter: string': (self: AuthenticationHeader) => self.parameter,
  },
  constructors: {
    'new(string scheme)': ([scheme]: [string]) => new AuthenticationHeader(scheme, null),
    'new(string scheme, string parameter)': ([scheme, parameter]: [string, string]) =>
      new AuthenticationHeader(scheme, parameter),
  },
});

const methodNames = ['Get', 'Post', 'Put', 'Delete', 'Head', 'Options', 'Patch', 'Trace'];

defineType({
  name: `${name}HttpMethod`,
  represents: HttpMethod,
  text: (self: HttpMethod) => self.method,
  properties: { 'Method: string': (self: HttpMethod) => self.method },
  statics: Object.fromEntries(
    methodNames.map((method) => [`${method}: System.Net.Http.HttpMethod`, () => new HttpMethod(method.toUpperCase())]),
  ),
  constructors: { 'new(string method)': ([method]: [string]) => new HttpMethod(method) },
});
