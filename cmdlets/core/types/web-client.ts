import { readFileSync } from 'node:fs';
import { toText } from '../../../src/engine/convert/text.js';
import { WebException } from '../../../src/engine/errors/exception-types.js';
import { newException } from '../../../src/engine/errors/exceptions.js';
import { netError, type TerminatingError } from '../../../src/engine/errors/terminating.js';
import type { PlainData } from '../../../src/engine/host.js';
import type { Session } from '../../../src/engine/session/session.js';
import { type TextEncoding, utf8NoBom } from '../../../src/engine/types/io/encoding.js';
import { onFile } from '../../../src/engine/types/io/faults.js';
import { replaceContent } from '../../../src/engine/types/io/replacing-file.js';
import { NameValueCollection } from '../../../src/engine/types/net/web.js';
import { NetworkCredential } from '../../../src/engine/values/credential.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import type { ScriptContext } from '../../../src/engine/values/script-access.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { ServiceFailure } from '../../management/network/service-call.js';
import { askFollowing, type HttpAnswer, type HttpQuestion } from './http-exchange.js';

/** `System.Net.WebClient`: requests that wait for their answer. */
class WebClient extends NetObject {
  readonly headers = new NameValueCollection();
  encoding: TextEncoding = utf8NoBom;
  credentials: Value = null;
  baseAddress = '';

  /** Sends a request, follows redirections. Raises WebException when there is no answer, or one that tells of an error. */
  request(ctx: ScriptContext, address: string, method: string, body: PlainData): Uint8Array {
    const url = this.baseAddress === '' ? new URL(address) : new URL(address, this.baseAddress);
    const answer = this.#ask(ctx, { url, method, body, headers: (isNamedServer) => this.#headers(isNamedServer) });
    if (answer.status >= 400)
      throw webError(`The remote server returned an error: (${answer.status}) ${answer.statusText}.`);
    return answer.body;
  }

  #ask(ctx: ScriptContext, question: HttpQuestion): HttpAnswer {
    try {
      return askFollowing(ctx, question);
    } catch (error) {
      if (!(error instanceof ServiceFailure)) throw error;
      throw webError(error.message);
    }
  }

  /** Who signs in is told only to the server that was named, not to another that it leads to. */
  #headers(isNamedServer: boolean): Record<string, string> {
    const names = this.headers.names.filter((name) => isNamedServer || name.toLowerCase() !== 'authorization');
    const headers = Object.fromEntries(names.map((name) => [name, this.headers.get(name) ?? '']));
    if (isNamedServer && this.credentials instanceof NetworkCredential) {
      const { userName, secret } = this.credentials;
      headers['Authorization'] ??= `Basic ${Buffer.from(`${userName}:${secret.reveal()}`).toString('base64')}`;
    }
    return headers;
  }
}

function webError(message: string): TerminatingError {
  return netError(newException(WebException, message));
}

const placeOf = (ctx: ScriptContext, path: string): string => (ctx as Session).location.resolve(path);

function download(self: WebClient, ctx: ScriptContext, address: Value, path: string): void {
  const bytes = self.request(ctx, toText(ctx, address), 'GET', null);
  replaceContent(placeOf(ctx, path), bytes);
}

function upload(
  self: WebClient,
  ctx: ScriptContext,
  address: Value,
  method: string | null,
  body: PlainData,
): Uint8Array {
  return self.request(ctx, toText(ctx, address), method ?? 'POST', body);
}

function uploadFile(
  self: WebClient,
  ctx: ScriptContext,
  address: Value,
  method: string | null,
  path: string,
): Uint8Array {
  return upload(
    self,
    ctx,
    address,
    method,
    onFile(placeOf(ctx, path), (place) => new Uint8Array(readFileSync(place))),
  );
}

defineType({
  name: 'System.Net.WebClient',
  represents: WebClient,
  interfaces: ['System.IDisposable'],
  properties: {
    'Encoding: System.Text.Encoding': {
      get: (self: WebClient) => self.encoding,
      set: (self: WebClient, value: TextEncoding) => {
        self.encoding = value;
      },
    },
    'BaseAddress: string': {
      get: (self: WebClient) => self.baseAddress,
      set: (self: WebClient, value: string) => {
        self.baseAddress = value;
      },
    },
    'Credentials: System.Object': {
      get: (self: WebClient) => self.credentials,
      set: (self: WebClient, value: Value) => {
        self.credentials = value;
      },
    },
    'Headers: System.Collections.Specialized.NameValueCollection': (self: WebClient) => self.headers,
    // The environment decides about proxies; scripts set this to null or to the default.
    'Proxy: System.Object': { get: () => null, set: () => undefined },
  },
  methods: {
    'DownloadString(System.Object address): string': (self: WebClient, [address]: [Value], ctx) =>
      self.encoding.decode(self.request(ctx, toText(ctx, address), 'GET', null)),
    'DownloadData(System.Object address): byte[]': (self: WebClient, [address]: [Value], ctx) =>
      self.request(ctx, toText(ctx, address), 'GET', null),
    'DownloadFile(System.Object address, string fileName): void': (
      self: WebClient,
      [address, path]: [Value, string],
      ctx,
    ) => download(self, ctx, address, path),
    'UploadString(System.Object address, string data): string': (
      self: WebClient,
      [address, data]: [Value, string],
      ctx,
    ) => self.encoding.decode(upload(self, ctx, address, null, data)),
    'UploadString(System.Object address, string method, string data): string': (
      self: WebClient,
      [address, method, data]: [Value, string, string],
      ctx,
    ) => self.encoding.decode(upload(self, ctx, address, method, data)),
    'UploadData(System.Object address, byte[] data): byte[]': (
      self: WebClient,
      [address, data]: [Value, Uint8Array],
      ctx,
    ) => upload(self, ctx, address, null, data),
    'UploadFile(System.Object address, string fileName): byte[]': (
      self: WebClient,
      [address, path]: [Value, string],
      ctx,
    ) => uploadFile(self, ctx, address, null, path),
    'UploadFile(System.Object address, string method, string fileName): byte[]': (
      self: WebClient,
      [address, method, path]: [Value, string, string],
      ctx,
    ) => uploadFile(self, ctx, address, method, path),
    'Dispose(): void': () => undefined,
  },
  constructors: { 'new()': () => new WebClient() },
});
