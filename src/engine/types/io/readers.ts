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

/** `System.IO.TextReader`: a text that is read from the front, piece by piece. */
export abstract class TextReader extends NetObject {
  #text = '';
  #at = 0;
  #hasMore = true;
  /** The last line ended with a carriage return at the end of a piece: a line feed that follows belongs to it. */
  #skipsLineFeed = false;

  /** The next piece of the text, which is waited for; null at the end. */
  protected abstract more(): string | null;

  /** True when there is something to read. */
  #fill(): boolean {
    while (this.#at >= this.#text.length && this.#extend());
    return this.#at < this.#text.length;
  }

  /** Appends the next piece; false at the end. */
  #extend(): boolean {
    const piece = this.#hasMore ? this.more() : null;
    this.#hasMore = piece !== null;
    if (piece === null) return false;
    const skipped = this.#skipsLineFeed && piece.startsWith('\n') ? 1 : 0;
    if (piece !== '') this.#skipsLineFeed = false;
    this.#text = this.#text.slice(this.#at) + piece.slice(skipped);
    this.#at = 0;
    return true;
  }

  get isAtEnd(): boolean {
    return !this.#fill();
  }

  /** The next character's code, -1 at the end; `advance` takes it. */
  readChar(advance: boolean): number {
    if (!this.#fill()) return -1;
    const code = this.#text.charCodeAt(this.#at);
    if (advance) this.#at++;
    return code;
  }

  /** The next line without its end; null when there is none. */
  readLine(): string | null {
    if (!this.#fill()) return null;
    for (let end = this.#at; ; end++) {
      while (end >= this.#text.length) {
        end -= this.#at;
        if (!this.#extend()) return this.#take(this.#text.length, 0);
      }
      const code = this.#text.charCodeAt(end);
      if (code === 10) return this.#take(end, 1);
      if (code === 13) {
        this.#skipsLineFeed = end + 1 === this.#text.length;
        return this.#take(end, this.#text.charCodeAt(end + 1) === 10 ? 2 : 1);
      }
    }
  }

  /** The text up to a place; what ends it is left out. */
  #take(end: number, ending: number): string {
    const text = this.#text.slice(this.#at, end);
    this.#at = end + ending;
    return text;
  }

  readToEnd(): string {
    while (this.#extend());
    return this.#take(this.#text.length, 0);
  }

  /** Up to `count` characters: what is there, waiting only when nothing is. */
  readSome(count: number): string {
    return this.#fill() ? this.#take(Math.min(this.#at + count, this.#text.length), 0) : '';
  }

  /** As many characters; fewer only at the end. */
  readBlock(count: number): string {
    while (this.#text.length - this.#at < count && this.#extend());
    return this.#take(Math.min(this.#at + count, this.#text.length), 0);
  }

  close(): void {
    this.#text = '';
    this.#at = 0;
    this.#hasMore = false;
  }
}

/** `System.IO.StringReader`. */
export class StringReader extends TextReader {
  #source: string | null;

  constructor(text: string) {
    super();
    this.#source = text;
  }

  protected more(): string | null {
    const text = this.#source;
    this.#source = null;
    return text;
  }
}

/** `System.IO.StreamReader`: decodes a stream; a byte order mark decides over the encoding given. */
export class StreamReader extends TextReader {
  readonly stream: Stream;
  readonly encoding: TextEncoding;
  #isClosed = false;
  #isRead = false;
  #decoder: InstanceType<typeof TextDecoder> | null = null;

  constructor(stream: Stream, encoding: TextEncoding = utf8NoBom) {
    super();
    this.stream = stream;
    this.encoding = encoding;
  }

  /** A stream with an end is read at once; of one that comes bit by bit what is there. */
  protected more(): string | null {
    if (this.stream.comesInPieces) return this.#piece();
    if (this.#isRead) return null;
    this.#isRead = true;
    return decodeFile(this.stream.readRest(), this.encoding);
  }

  #piece(): string | null {
    const bytes = this.stream.readBytes(4096);
    if (bytes.length === 0) return null;
    if (this.encoding.isSingleByte) return this.encoding.decode(bytes);
    this.#decoder ??= new TextDecoder(this.encoding.facts.label);
    return this.#decoder.decode(bytes, { stream: true });
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

  protected more(): null {
    return null;
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

function fill(block: string, buffer: Value[], index: number): number {
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
      'Read(char[] buffer, int index, int count): int': (
        self: TextReader,
        [buffer, index, count]: [Value[], number, number],
      ) => fill(self.readSome(count), buffer, index),
      'ReadBlock(char[] buffer, int index, int count): int': (
        self: TextReader,
        [buffer, index, count]: [Value[], number, number],
      ) => fill(self.readBlock(count), buffer, index),
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
