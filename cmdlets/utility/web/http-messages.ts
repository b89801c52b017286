import { toText } from '../../../src/engine/convert/text.js';
import { HttpRequestException } from '../../../src/engine/errors/engine-exceptions.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { netError } from '../../../src/engine/errors/terminating.js';
import { parseUri, type Uri } from '../../../src/engine/types/net/uri.js';
import { typedArray } from '../../../src/engine/values/arrays.js';
import { Dictionary, KeyValuePair } from '../../../src/engine/values/dictionaries.js';
import { enumValue } from '../../../src/engine/values/enums.js';
import { foldKey } from '../../../src/engine/values/keys.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';

type HeaderPairs = readonly (readonly [string, string])[];

/** Names of the headers that belong to the content of a message in .NET. */
const contentHeader = /^(allow|content-.*|expires|last-modified)$/i;

/** True for headers that .NET keeps with the content. */
const isContentHeader = (name: string): boolean => contentHeader.test(name);

/** The lines of one message: `System.Net.Http.Headers.HttpHeaders`. */
export class HttpHeaders extends NetObject {
  pairs: HeaderPairs;

  constructor(pairs: HeaderPairs) {
    super();
    this.pairs = pairs;
  }

  add(name: string, value: string): void {
    this.pairs = [...this.pairs, [name, value]];
  }

  /** True when the name was there. */
  remove(name: string): boolean {
    const before = this.pairs.length;
    this.pairs = this.pairs.filter(([key]) => key.toLowerCase() !== name.toLowerCase());
    return this.pairs.length < before;
  }

  /** Values of a name; null when it is not there. */
  values(name: string): string[] | null {
    const found = this.pairs.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
    return found.length > 0 ? found : null;
  }

  /** Names with their values, each name once, in the order of their first lines. */
  get grouped(): [string, string[]][] {
    const groups = new Map<string, [string, string[]]>();
    for (const [name, value] of this.pairs) {
      const group = groups.get(name.toLowerCase());
      if (group) group[1].push(value);
      else groups.set(name.toLowerCase(), [name, [value]]);
    }
    return [...groups.values()];
  }
}

/** `System.Net.Http.HttpRequestMessage`: what was asked; the target of errors of the web cmdlets. */
export class HttpRequestMessage extends NetObject {
  method: string;
  url: URL;
  readonly headers: HttpHeaders;
  readonly hasContent: boolean;
  /** What is sent with it, when a script made the message. */
  content: Value = null;

  constructor(method: string, url: URL, headers: HttpHeaders, hasContent: boolean) {
    super();
    this.method = method;
    this.url = url;
    this.headers = headers;
    this.hasContent = hasContent;
  }

  get uri(): Uri {
    return parseUri(this.url.href, 1);
  }

  get text(): string {
    const lines = this.headers.pairs.map(([name, value]) => `  ${name}: ${name === 'Authorization' ? '***' : value}\n`);
    const content = this.hasContent ? 'System.Net.Http.ByteArrayContent' : '<null>';
    return `Method: ${this.method}, RequestUri: '${this.url.href}', Version: 1.1, Content: ${content}, Headers:\n{\n${lines.join('')}}`;
  }
}

/** `System.Net.Http.HttpResponseMessage`: what was answered. */
export class HttpResponseMessage extends NetObject {
  readonly status: number;
  readonly reason: string;
  readonly version: string;
  readonly headers: HttpHeaders;
  readonly request: HttpRequestMessage;
  /** What HttpClient read; null for the answers of the web cmdlets. */
  content: Value = null;

  constructor(status: number, reason: string, version: string, headers: HttpHeaders, request: HttpRequestMessage) {
    super();
    this.status = status;
    this.reason = reason;
    this.version = version;
    this.headers = headers;
    this.request = request;
  }

  get isSuccess(): boolean {
    return this.status >= 200 && this.status <= 299;
  }

  /** Of the answer itself first, then of its content, as .NET lists them. */
  get orderedHeaders(): [string, string[]][] {
    const all = this.headers.grouped;
    return [...all.filter(([name]) => !isContentHeader(name)), ...all.filter(([name]) => isContentHeader(name))];
  }

  get text(): string {
    const lines = this.orderedHeaders.flatMap(([name, values]) => values.map((value) => `  ${name}: ${value}\n`));
    return `StatusCode: ${this.status}, ReasonPhrase: '${this.reason}', Version: ${this.version}, Content: System.Net.Http.HttpConnectionResponseContent, Headers:\n{\n${lines.join('')}}`;
  }
}

/** `System.Net.HttpStatusCode` of a number, also of one without a name. */
export function statusCode(status: number): Value {
  const type = requireType('System.Net.HttpStatusCode');
  return enumValue(type, BigInt(status));
}

/** Headers as scripts read them: name → values. */
export function headerTable(headers: readonly (readonly [string, readonly string[]])[]): Dictionary {
  const string = requireType('System.String');
  const table = new Dictionary(requireType('System.Collections.Generic.Dictionary[string,string[]]'), {
    normal: foldKey,
  });
  for (const [name, values] of headers) table.set(name, typedArray(string, [...values]));
  return table;
}

const messages = 'System.Net.Http.';

const string = requireType('System.String');
defineType({
  name: `${messages}Headers.HttpHeaders`,
  represents: HttpHeaders,
  enumerate: (self: HttpHeaders) => headerPairs(self),
  text: (self: HttpHeaders) => self.pairs.map(([name, value]) => `${name}: ${value}\n`).join(''),
  properties: {
    'Location: uri': (self: HttpHeaders) => {
      const [location] = self.values('Location') ?? [];
      return location === undefined ? null : parseUri(location, 0);
    },
    'RetryAfter: string': (self: HttpHeaders) => self.values('Retry-After')?.[0] ?? null,
  },
  methods: {
    'Add(string name, string value): void': (self: HttpHeaders, [name, value]: [string, string]) =>
      self.add(name, value),
    'TryAddWithoutValidation(string name, string value): bool': (
      self: HttpHeaders,
      [name, value]: [string, string],
    ) => {
      self.add(name, value);
      return true;
    },
    'Remove(string name): bool': (self: HttpHeaders, [name]: [string]) => self.remove(name),
    'Clear(): void': (self: HttpHeaders) => {
      self.pairs = [];
    },
    'Contains(string name): bool': (self: HttpHeaders, [name]: [string]) => self.values(name) !== null,
    'GetValues(string name): string[]': (self: HttpHeaders, [name]: [string]) =>
      typedArray(string, self.values(name) ?? []),
  },
});
defineType({
  name: `${messages}HttpRequestMessage`,
  represents: HttpRequestMessage,
  text: (self: HttpRequestMessage) => self.text,
  properties: {
    'Headers: System.Net.Http.Headers.HttpHeaders': (self: HttpRequestMessage) => self.headers,
    'Method: System.Object': {
      get: (self: HttpRequestMessage) => self.method,
      set: (self: HttpRequestMessage, method: Value, ctx) => {
        self.method = toText(ctx, method);
      },
    },
    'RequestUri: uri': {
      get: (self: HttpRequestMessage) => self.uri,
      set: (self: HttpRequestMessage, uri: Uri) => {
        self.url = new URL(uri.text);
      },
    },
    'Content: System.Object': {
      get: (self: HttpRequestMessage) => self.content,
      set: (self: HttpRequestMessage, content: Value) => {
        self.content = content;
      },
    },
  },
  methods: { 'Dispose(): void': () => undefined },
  constructors: {
    'new(System.Object method, System.Object requestUri)': ([method, uri]: [Value, Value], ctx) =>
      new HttpRequestMessage(toText(ctx, method), new URL(toText(ctx, uri)), new HttpHeaders([]), false),
  },
});
defineType({
  name: `${messages}HttpResponseMessage`,
  represents: HttpResponseMessage,
  text: (self: HttpResponseMessage) => self.text,
  properties: {
    'Version: string': (self: HttpResponseMessage) => self.version,
    'StatusCode: System.Net.HttpStatusCode': (self: HttpResponseMessage) => statusCode(self.status),
    'ReasonPhrase: string': (self: HttpResponseMessage) => self.reason,
    'Headers: System.Net.Http.Headers.HttpHeaders': (self: HttpResponseMessage) => self.headers,
    'RequestMessage: System.Net.Http.HttpRequestMessage': (self: HttpResponseMessage) => self.request,
    'IsSuccessStatusCode: bool': (self: HttpResponseMessage) => self.isSuccess,
    'Content: System.Object': (self: HttpResponseMessage) => self.content,
  },
  methods: {
    'EnsureSuccessStatusCode(): System.Net.Http.HttpResponseMessage': (self: HttpResponseMessage) => withSuccess(self),
    'Dispose(): void': () => undefined,
  },
});

/** The answer itself; raises HttpRequestException when it tells of an error. */
export function withSuccess(answer: HttpResponseMessage): HttpResponseMessage {
  if (answer.isSuccess) return answer;
  const text = `Response status code does not indicate success: ${answer.status} (${answer.reason}).`;
  const details = { StatusCode: statusCode(answer.status) };
  throw netError(newException(HttpRequestException, text, null, details));
}

function headerPairs(self: HttpHeaders): KeyValuePair[] {
  const type = requireType('System.Collections.Generic.KeyValuePair[string,string[]]');
  const string = requireType('System.String');
  return self.grouped.map(([name, values]) => new KeyValuePair(type, name, typedArray(string, values)));
}
