import { ObjectDisposedException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { compositeFormat } from '../../operators/composite-format.js';
import { defineType, type NetType } from '../../values/net-type.js';
import type { Char } from '../../values/numbers.js';
import type { ScriptContext } from '../../values/script-access.js';
import { lazyTypes } from '../../values/type-registry.js';
import { isNullish, NetObject, type Value } from '../../values/value.js';
import { plainTextOf } from '../plain-text.js';
import { StringBuilder } from '../text/string-builder.js';
import { type TextEncoding, utf8NoBom, utf16Little } from './encoding.js';
import { openStream, type Stream } from './stream-objects.js';

/** .NET's line end on this platform. */
export const platformLineEnd = process.platform === 'win32' ? '\r\n' : '\n';

/** `System.IO.TextWriter`: takes text. */
export abstract class TextWriter extends NetObject {
  newLine: string = platformLineEnd;
  abstract readonly encoding: TextEncoding;
  abstract write(text: string): void;

  flush(): void {
    // Nothing is held back, except where a writer says otherwise.
  }

  close(): void {
    this.flush();
  }
}

/** `System.IO.StringWriter`. */
class StringWriter extends TextWriter {
  readonly encoding = utf16Little;
  readonly builder: StringBuilder;

  constructor(builder: StringBuilder = new StringBuilder()) {
    super();
    this.builder = builder;
  }

  write(text: string): void {
    this.builder.append(text);
  }
}

/** `System.IO.StreamWriter`: holds text back until it is flushed or closed. */
export class StreamWriter extends TextWriter {
  readonly encoding: TextEncoding;
  readonly stream: Stream;
  autoFlush = false;
  #held = '';
  #isClosed = false;
  #isFresh: boolean;

  constructor(stream: Stream, encoding: TextEncoding = utf8NoBom) {
    super();
    this.stream = stream;
    this.encoding = encoding;
    this.#isFresh = stream.position === 0;
  }

  write(text: string): void {
    if (this.#isClosed) throw netError(newException(ObjectDisposedException, 'Cannot write to a closed TextWriter.'));
    this.#held += text;
    if (this.autoFlush || this.#held.length > 65536) this.flush();
  }

  override flush(): void {
    if (this.#isFresh) this.stream.writeBytes(Uint8Array.from(this.encoding.facts.bom));
    this.#isFresh = false;
    if (this.#held === '') return;
    this.stream.writeBytes(this.encoding.encode(this.#held));
    this.#held = '';
  }

  override close(): void {
    if (this.#isClosed) return;
    this.flush();
    this.#isClosed = true;
    this.stream.close();
  }
}

/** `[Console]::Out` and `[Console]::Error`. */
export class ConsoleWriter extends TextWriter {
  readonly encoding = utf8NoBom;
  readonly #ctx: ScriptContext;
  readonly #toError: boolean;

  constructor(ctx: ScriptContext, toError: boolean) {
    super();
    this.#ctx = ctx;
    this.#toError = toError;
  }

  write(text: string): void {
    this.#ctx.writeConsole(text, this.#toError);
  }
}

type Write = (self: never, text: string, ctx: ScriptContext) => void;
type Body = (self: never, args: never, ctx: ScriptContext) => void;

const simpleTypes = ['bool', 'char', 'int', 'long', 'uint', 'ulong', 'float', 'double', 'decimal', 'string'];

const shown = (value: Value, ctx: ScriptContext): string => (isNullish(value) ? '' : plainTextOf(ctx, value));

/** The overloads of `Write` and `WriteLine` that writers and the console share; `line` gives the line end to add. */
export function writeOverloads(name: string, write: Write, line: (self: never) => string): Record<string, Body> {
  const one = (self: never, [value]: [Value], ctx: ScriptContext): void =>
    write(self, shown(value, ctx) + line(self), ctx);
  const formatted = (self: never, [format, ...args]: [string, ...Value[]], ctx: ScriptContext): void =>
    write(self, compositeFormat(ctx, format, args) + line(self), ctx);
  return {
    ...Object.fromEntries(simpleTypes.map((type) => [`${name}(${type} value): void`, one])),
    [`${name}(System.Object value): void`]: one,
    [`${name}(char[] buffer): void`]: (self: never, [chars]: [Char[] | null], ctx: ScriptContext) =>
      write(self, (chars ?? []).join('') + line(self), ctx),
    [`${name}(char[] buffer, int index, int count): void`]: (
      self: never,
      [chars, from, count]: [Char[], number, number],
      ctx: ScriptContext,
    ) => write(self, chars.slice(from, from + count).join('') + line(self), ctx),
    [`${name}(string format, System.Object arg0): void`]: formatted,
    [`${name}(string format, System.Object arg0, System.Object arg1): void`]: formatted,
    [`${name}(string format, System.Object arg0, System.Object arg1, System.Object arg2): void`]: formatted,
    [`${name}(string format, Params System.Object[] arg): void`]: (
      self: never,
      [format, args]: [string, Value[]],
      ctx: ScriptContext,
    ) => write(self, compositeFormat(ctx, format, args) + line(self), ctx),
  };
}

function defineTextWriter(): NetType {
  const write = (self: TextWriter, text: string): void => self.write(text);
  return defineType({
    name: 'System.IO.TextWriter',
    represents: TextWriter,
    interfaces: ['System.IDisposable'],
    properties: {
      'Encoding: System.Text.Encoding': (self: TextWriter) => self.encoding,
      'NewLine: string': {
        get: (self: TextWriter) => self.newLine,
        set: (self: TextWriter, end: string) => {
          self.newLine = end;
        },
      },
    },
    methods: {
      'Close(): void': (self: TextWriter) => self.close(),
      'Dispose(): void': (self: TextWriter) => self.close(),
      'Flush(): void': (self: TextWriter) => self.flush(),
      ...writeOverloads('Write', write as Write, () => ''),
      'WriteLine(): void': (self: TextWriter) => self.write(self.newLine),
      ...writeOverloads('WriteLine', write as Write, (self: TextWriter) => self.newLine),
    },
  });
}

function defineStreamWriter(base: NetType): void {
  const ofFile = (path: string, ctx: ScriptContext, append = false, encoding?: TextEncoding): StreamWriter =>
    new StreamWriter(openStream(ctx, path, append ? 'Append' : 'Create', 'Write'), encoding);
  defineType({
    name: 'System.IO.StreamWriter',
    base,
    represents: StreamWriter,
    properties: {
      'AutoFlush: bool': {
        get: (self: StreamWriter) => self.autoFlush,
        set: (self: StreamWriter, value: boolean) => {
          self.autoFlush = value;
          if (value) self.flush();
        },
      },
      'BaseStream: System.IO.Stream': (self: StreamWriter) => self.stream,
    },
    constructors: {
      'new(string path)': ([path]: [string], ctx) => ofFile(path, ctx),
      'new(string path, bool append)': ([path, append]: [string, boolean], ctx) => ofFile(path, ctx, append),
      'new(string path, bool append, System.Text.Encoding encoding)': (
        [path, append, encoding]: [string, boolean, TextEncoding],
        ctx,
      ) => ofFile(path, ctx, append, encoding),
      'new(System.IO.Stream stream)': ([stream]: [Stream]) => new StreamWriter(stream),
      'new(System.IO.Stream stream, System.Text.Encoding encoding)': ([stream, encoding]: [Stream, TextEncoding]) =>
        new StreamWriter(stream, encoding),
    },
  });
}

lazyTypes(['System.IO.TextWriter', 'System.IO.StringWriter', 'System.IO.StreamWriter'], () => {
  const base = defineTextWriter();
  defineType({
    name: 'System.IO.StringWriter',
    base,
    represents: StringWriter,
    text: (self: StringWriter) => self.builder.text,
    methods: {
      'GetStringBuilder(): System.Text.StringBuilder': (self: StringWriter) => self.builder,
      'ToString(): string': (self: StringWriter) => self.builder.text,
    },
    constructors: {
      'new()': () => new StringWriter(),
      'new(System.Text.StringBuilder sb)': ([builder]: [StringBuilder]) => new StringWriter(builder),
    },
  });
  defineStreamWriter(base);
}, [TextWriter, StringWriter, StreamWriter]);
