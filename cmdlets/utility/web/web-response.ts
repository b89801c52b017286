import type { TextEncoding } from '../../../src/engine/types/io/encoding.js';
import { MemoryStream } from '../../../src/engine/types/io/stream-objects.js';
import { CustomObject } from '../../../src/engine/values/custom-object.js';
import { Dictionary } from '../../../src/engine/values/dictionaries.js';
import { foldKey } from '../../../src/engine/values/keys.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { requireType } from '../../../src/engine/values/type-names.js';
import { lazyTypes } from '../../../src/engine/values/type-registry.js';
import { NetObject, type Value } from '../../../src/engine/values/value.js';
import { type HttpResponseMessage, headerTable } from './http-messages.js';
import { decodeBody, isText, mediaType } from './response-text.js';
import type { WebAnswer } from './web-exchange.js';
import { relationLinks } from './web-request.js';

const space = 'Microsoft.PowerShell.Commands.';

/** `WebResponseObject`: an answer whose content is bytes. */
class WebResponseObject extends NetObject {
  readonly response: HttpResponseMessage;
  readonly body: Uint8Array;
  #relations: Dictionary | null = null;

  constructor({ response, body }: WebAnswer) {
    super();
    this.response = response;
    this.body = body;
  }

  get content(): Value {
    return this.body;
  }

  /** The body in the view of the whole answer: ASCII with dots for what cannot be printed. */
  protected get shownBody(): string {
    return Array.from(this.body, (byte) =>
      byte >= 0x7f ? '?' : byte >= 32 || (byte >= 9 && byte <= 13) ? String.fromCharCode(byte) : '.',
    ).join('');
  }

  get text(): string {
    return this.shownBody;
  }

  /** Status line, headers and body. */
  get rawContent(): string {
    const { version, status, reason, orderedHeaders } = this.response;
    const lines = orderedHeaders.map(([name, values]) => `${name}: ${values.join(', ')}\r\n`);
    return `HTTP/${version} ${status} ${reason}\r\n${lines.join('')}\r\n${this.shownBody}`;
  }

  get relations(): Dictionary {
    this.#relations ??= linkTable(this.response);
    return this.#relations;
  }
}

function linkTable(response: HttpResponseMessage): Dictionary {
  const table = new Dictionary(requireType('System.Collections.Generic.Dictionary[string,string]'), {
    normal: foldKey,
  });
  for (const [relation, address] of relationLinks(response)) table.set(relation, address);
  return table;
}

/** `BasicHtmlWebResponseObject`: an answer whose content is a text. */
class HtmlResponseObject extends WebResponseObject {
  readonly decoded: string;
  readonly encoding: TextEncoding;

  constructor(answer: WebAnswer) {
    super(answer);
    const { charset } = mediaType(answer.response.headers.values('Content-Type')?.[0]);
    const { text, encoding } = decodeBody(answer.body, charset);
    this.decoded = text;
    this.encoding = encoding;
  }

  override get content(): Value {
    return this.decoded;
  }

  protected override get shownBody(): string {
    return this.decoded;
  }
}

/** What Invoke-WebRequest writes. */
export function webResponse(answer: WebAnswer): WebResponseObject {
  const media = mediaType(answer.response.headers.values('Content-Type')?.[0]);
  return isText(media) ? new HtmlResponseObject(answer) : new WebResponseObject(answer);
}

const patterns = {
  A: /<a\s+[^>]*(?:\/>|>.*?<\/a>)/gis,
  IMG: /<img\s[^>]*?>/gis,
  INPUT: /<input\s+[^>]*(?:\/?>|>.*?<\/input>)/gis,
} as const;

/** The elements of one kind in a page: their text and attributes. */
function elements(html: string, tag: keyof typeof patterns): CustomObject[] {
  return [...html.matchAll(patterns[tag])].map(([outer]) => {
    const fields = new Map<string, string | null>([
      ['outerHTML', outer],
      ['tagName', tag],
    ]);
    const opening = /^<\w+((?:[^"'>]|"[^"]*"|'[^']*')*)>/s.exec(outer)?.[1] ?? '';
    for (const [, name, quoted, single, bare] of opening.matchAll(
      /(?<=\s)([^"'>/=\s]+)(?:\s*=\s*(?:"(.*?)"|'(.*?)'|([^'">\s]+)))?/gs,
    ))
      if (![...fields.keys()].some((known) => known.toLowerCase() === name!.toLowerCase()))
        fields.set(name!, quoted ?? single ?? bare ?? null);
    return CustomObject.from([...fields]);
  });
}

lazyTypes([`${space}WebResponseObject`, `${space}BasicHtmlWebResponseObject`], defineResponses, [
  HtmlResponseObject,
  WebResponseObject,
]);

function defineResponses(): void {
  const base = defineType({
    name: `${space}WebResponseObject`,
    represents: WebResponseObject,
    text: (self: WebResponseObject) => self.text,
    properties: {
      'Content: byte[]': (self: WebResponseObject) => self.content,
      'StatusCode: int': ({ response }: WebResponseObject) => response.status,
      'StatusDescription: string': ({ response }: WebResponseObject) => response.reason,
      'RawContentStream: System.IO.MemoryStream': ({ body }: WebResponseObject) => new MemoryStream(body, true),
      'RawContentLength: long': ({ body }: WebResponseObject) => BigInt(body.length),
      'RawContent: string': (self: WebResponseObject) => self.rawContent,
      'BaseResponse: System.Net.Http.HttpResponseMessage': ({ response }: WebResponseObject) => response,
      'Headers: System.Collections.Generic.Dictionary[string,System.Collections.Generic.IEnumerable[string]]': ({
        response,
      }: WebResponseObject) => headerTable(response.orderedHeaders),
      'RelationLink: System.Collections.Generic.Dictionary[string,string]': (self: WebResponseObject) => self.relations,
    },
  });
  const collection = (tag: keyof typeof patterns) => (self: HtmlResponseObject) => elements(self.decoded, tag);
  defineType({
    name: `${space}BasicHtmlWebResponseObject`,
    base,
    represents: HtmlResponseObject,
    text: (self: HtmlResponseObject) => self.text,
    properties: {
      'Content: string': (self: HtmlResponseObject) => self.decoded,
      'Encoding: System.Text.Encoding': (self: HtmlResponseObject) => self.encoding,
      'InputFields: System.Object[]': collection('INPUT'),
      'Links: System.Object[]': collection('A'),
      'Images: System.Object[]': collection('IMG'),
    },
  });
}
