import { ObjectDisposedException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { defineType, type NetType } from '../../values/net-type.js';
import { Char } from '../../values/numbers.js';
import type { ScriptContext } from '../../values/script-access.js';
import { lazyTypes } from '../../values/type-registry.js';
import { NetObject, type Value } from '../../values/value.js';
import { decodeFile, type TextEncoding, utf8NoBom } from './encoding.js';
import { openStream, type Stream } from './stream-objects.js';

/** `System.IO.TextReader`: a text that is read from the front. */
export abstract class TextReader extends NetObject {
  #text: string | null = null;
  #at = 0;

  /** The whole text; asked for once, at the first read. */
  protected abstract load(): string;

  get #all(): string {
    return (this.#text ??= this.load());
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#all.length;
  }

  /** The next character's code, -1 at the end; `advance` takes it. */
  readChar(advance: boolean): number {
    if (this.isAtEnd) return -1;
    const code = this.#all.charCodeAt(this.#at);
    if (advance) this.#at++;
    return code;
  }

  /** The next line without its end; null when there is none. */
  readLine(): string | null {
    if (this.isAtEnd) return null;
    const text = this.#all;
    const start = this.#at;
    let end = start;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === 10 || code === 13) break;
    }
    this.#at = end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1);
    return text.slice(start, end);
  }

  readToEnd(): string {
    const rest = this.#all.slice(this.#at);
    this.#at = this.#all.length;
    return rest;
  }

  readBlock(count: number): string {
    const block = this.#all.slice(this.#at, this.#at + count);
    this.#at += block.length;
    return block;
  }

  close(): void {
    this.#text = '';
    this.#at = 0;
  }
}

/** `System.IO.StringReader`. */
export class StringReader extends TextReader {
  readonly #source: string;

  constructor(text: string) {
    super();
    this.#source = text;
  }

  protected load(): string {
    return this.#source;
  }
}

/** `System.IO.StreamReader`: decodes a stream; a byte order mark decides over the encoding given. */
export class StreamReader extends TextReader {
  readonly stream: Stream;
  readonly encoding: TextEncoding;
  #isClosed = false;

  constructor(stream: Stream, encoding: TextEncoding = utf8NoBom) {
    super();
    this.stream = stream;
    this.encoding = encoding;
  }

  protected load(): string {
    return decodeFile(this.stream.readRest(), this.encoding);
  }

  override readLine(): string | null {
    this.#check();
    return super.readLine();
  }

  override readToEnd(): string {
    this.#check();
    return super.readToEnd();
  }

  override close(): void {
    this.#isClosed = true;
    this.stream.close();
  }

  #check(): void {
    if (this.#isClosed) throw netError(newException(ObjectDisposedException, 'Cannot read from a closed TextReader.'));
  }
}

/** `[Console]::In`. */
export class ConsoleReader extends TextReader {
  readonly #ctx: ScriptContext;

  constructor(ctx: ScriptContext) {
    super();
    this.#ctx = ctx;
  }

  protected load(): string {
    return '';
  }

  override readLine(): string | null {
    return this.#ctx.readConsole();
  }

  override readToEnd(): string {
    const lines: string[] = [];
    for (let line = this.readLine(); line !== null; line = this.readLine()) lines.push(`${line}\n`);
    return lines.join('');
  }
}

function fill(self: TextReader, [buffer, index, count]: [Value[], number, number]): number {
  const block = self.readBlock(count);
  for (let i = 0; i < block.length; i++) buffer[index + i] = new Char(block.charCodeAt(i));
  return block.length;
}

function defineTextReader(): NetType {
  return defineType({
    name: 'System.IO.TextReader',
    represents: TextReader,
    interfaces: ['System.IDisposable'],
    methods: {
      'Close(): void': (self: TextReader) => self.close(),
      'Dispose(): void': (self: TextReader) => self.close(),
      'Peek(): int': (self: TextReader) => self.readChar(false),
      'Read(): int': (self: TextReader) => self.readChar(true),
      'Read(char[] buffer, int index, int count): int': fill,
      'ReadBlock(char[] buffer, int index, int count): int': fill,
      'ReadLine(): string': (self: TextReader) => self.readLine(),
      'ReadToEnd(): string': (self: TextReader) => self.readToEnd(),
    },
  });
}

function defineStreamReader(base: NetType): void {
  const ofFile = (path: string, ctx: ScriptContext, encoding?: TextEncoding): StreamReader =>
    new StreamReader(openStream(ctx, path, 'Open', 'Read'), encoding);
  defineType({
    name: 'System.IO.StreamReader',
    base,
    represents: StreamReader,
    properties: {
      'CurrentEncoding: System.Text.Encoding': (self: StreamReader) => self.encoding,
      'BaseStream: System.IO.Stream': (self: StreamReader) => self.stream,
      'EndOfStream: bool': (self: StreamReader) => self.isAtEnd,
    },
    methods: { 'DiscardBufferedData(): void': () => undefined },
    constructors: {
      'new(string path)': ([path]: [string], ctx) => ofFile(path, ctx),
      'new(string path, bool detectEncodingFromByteOrderMarks)': ([path]: [string], ctx) => ofFile(path, ctx),
      'new(string path, System.Text.Encoding encoding)': ([path, encoding]: [string, TextEncoding], ctx) =>
        ofFile(path, ctx, encoding),
      'new(string path, System.Text.Encoding encoding, bool detectEncodingFromByteOrderMarks)': (
        [path, encoding]: [string, TextEncoding],
        ctx,
      ) => ofFile(path, ctx, encoding),
      'new(System.IO.Stream stream)': ([stream]: [Stream]) => new StreamReader(stream),
      'new(System.IO.Stream stream, bool detectEncodingFromByteOrderMarks)': ([stream]: [Stream]) =>
        new StreamReader(stream),
      'new(System.IO.Stream stream, System.Text.Encoding encoding)': ([stream, encoding]: [Stream, TextEncoding]) =>
        new StreamReader(stream, encoding),
    },
  });
}

lazyTypes(['System.IO.TextReader', 'System.IO.StringReader', 'System.IO.StreamReader'], () => {
  const base = defineTextReader();
  defineType({
    name: 'System.IO.StringReader',
    base,
    represents: StringReader,
    constructors: { 'new(string s)': ([text]: [string]) => new StringReader(text) },
  });
  defineStreamReader(base);
}, [TextReader, StringReader, StreamReader]);
