import { toText } from '../../../src/engine/convert/text.js';
import { type TextEncoding, utf8NoBom } from '../../../src/engine/types/io/encoding.js';
import type { DictionaryBase } from '../../../src/engine/values/dictionaries.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { HttpHeaders } from '../../utility/web/http-messages.js';
import { taskOf } from './http-task.js';

/** What is sent or was answered: bytes, with the headers that describe them. */
export class HttpContent extends NetObject {
  readonly bytes: Uint8Array;
  readonly headers: HttpHeaders;

  constructor(bytes: Uint8Array, headers: HttpHeaders) {
    super();
    this.bytes = bytes;
    this.headers = headers;
  }

  /** The text, by the charset of its type; UTF-8 without. */
  get text(): string {
    const charset = /charset="?([\w-]+)/i.exec(this.headers.values('Content-Type')?.[0] ?? '')?.[1] ?? 'utf-8';
    try {
      return new TextDecoder(charset).decode(this.bytes);
    } catch {
      return new TextDecoder().decode(this.bytes);
    }
  }
}

class StringContent extends HttpContent {
  constructor(text: string, encoding: TextEncoding, type: string) {
    const name = encoding.facts.webName;
    super(encoding.encode(text), new HttpHeaders([['Content-Type', `${type}; charset=${name}`]]));
  }
}

class ByteArrayContent extends HttpContent {
  constructor(bytes: Uint8Array) {
    super(bytes, new HttpHeaders([]));
  }
}

class FormUrlEncodedContent extends HttpContent {
  constructor(fields: readonly (readonly [string, string])[]) {
    const text = new URLSearchParams(fields.map(([field, value]): [string, string] => [field, value])).toString();
    super(Buffer.from(text), new HttpHeaders([['Content-Type', 'application/x-www-form-urlencoded']]));
  }
}

const name = 'System.Net.Http.';

const base = defineType({
  name: `${name}HttpContent`,
  represents: HttpContent,
  interfaces: ['System.IDisposable'],
  properties: { 'Headers: System.Net.Http.Headers.HttpHeaders': (self: HttpContent) => self.headers },
  methods: {
    'ReadAsStringAsync(): System.Object': (self: HttpContent) => taskOf(() => self.text),
    'ReadAsByteArrayAsync(): System.Object': (self: HttpContent) => taskOf(() => new Uint8Array(self.bytes)),
    'Dispose(): void': () => undefined,
  },
});

defineType({
  name: `${name}StringContent`,
  base,
  represents: StringContent,
  constructors: {
    'new(string content)': ([text]: [string]) => new StringContent(text, utf8NoBom, 'text/plain'),
    'new(string content, System.Text.Encoding encoding)': ([text, encoding]: [string, TextEncoding]) =>
      new StringContent(text, encoding, 'text/plain'),
    'new(string content, System.Text.Encoding encoding, string mediaType)': ([text, encoding, type]: [
      string,
      TextEncoding,
      string,
    ]) => new StringContent(text, encoding, type),
  },
});

defineType({
  name: `${name}ByteArrayContent`,
  base,
  represents: ByteArrayContent,
  constructors: { 'new(byte[] content)': ([bytes]: [Uint8Array]) => new ByteArrayContent(bytes) },
});

defineType({
  name: `${name}FormUrlEncodedContent`,
  base,
  represents: FormUrlEncodedContent,
  constructors: {
    'new(System.Collections.IDictionary nameValueCollection)': ([table]: [DictionaryBase], ctx) =>
      new FormUrlEncodedContent(
        [...table.entries()].map(({ key, value }) => [toText(ctx, key as Value), toText(ctx, value)]),
      ),
  },
});
