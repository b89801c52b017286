import { decodeWindows1252, encodeWindows1252 } from '../../../files/windows-1252.js';
import { ArgumentException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { typedArray } from '../../values/arrays.js';
import { defineType } from '../../values/net-type.js';
import { Char } from '../../values/numbers.js';
import { requireType } from '../../values/type-names.js';
import { lazyTypes } from '../../values/type-registry.js';
import { NetObject, type Value } from '../../values/value.js';
import {
  decodeAscii,
  decodeUtf7,
  decodeUtf32,
  encodeSingleBytes,
  encodeUtf7,
  encodeUtf16,
  encodeUtf32,
} from './transformations.js';

/** How a text becomes bytes and back. `label` is WHATWG's for decoding, `bom` what .NET writes at the start of a file. */
interface EncodingFacts {
  readonly type: string;
  readonly webName: string;
  readonly displayName: string;
  readonly codePage: number;
  readonly label: string;
  readonly bom: readonly number[];
  readonly encode: (text: string) => Uint8Array;
  /** In place of WHATWG's decoder. */
  readonly decode?: ((bytes: Uint8Array) => string) | undefined;
}

/** `System.Text.Encoding`: one object an encoding. */
export class TextEncoding extends NetObject {
  readonly facts: EncodingFacts;

  constructor(facts: EncodingFacts) {
    super();
    this.facts = facts;
  }

  /** Each byte is a character. */
  get isSingleByte(): boolean {
    return [20127, 28591, 1252].includes(this.facts.codePage);
  }

  encode(text: string): Uint8Array {
    return this.facts.encode(text);
  }

  /** Bad bytes become U+FFFD, as .NET does by default; a byte order mark is kept. */
  decode(bytes: Uint8Array): string {
    const { decode, label } = this.facts;
    return decode ? decode(bytes) : new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
  }
}

const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));
const BOM8 = [0xef, 0xbb, 0xbf];
const make = (
  type: string,
  webName: string,
  displayName: string,
  codePage: number,
  label: string,
  bom: readonly number[],
  encode: EncodingFacts['encode'],
  decode?: EncodingFacts['decode'],
) => new TextEncoding({ type, webName, displayName, codePage, label, bom, encode, decode });

/** `[Text.Encoding]::UTF8`: with a byte order mark in files. */
export const utf8Bom = make('UTF8Encoding', 'utf-8', 'Unicode (UTF-8)', 65001, 'utf-8', BOM8, utf8);
/** `[Text.UTF8Encoding]::new($false)`, .NET's default for files. */
export const utf8NoBom = make('UTF8Encoding', 'utf-8', 'Unicode (UTF-8)', 65001, 'utf-8', [], utf8);

/** `[Text.Encoding]::Unicode`. */
export const utf16Little = make('UnicodeEncoding', 'utf-16', 'Unicode', 1200, 'utf-16le', [0xff, 0xfe], (text) =>
  encodeUtf16(text, false),
);

/** `[Text.Encoding]::BigEndianUnicode`. */
export const utf16Big = make(
  'UnicodeEncoding',
  'utf-16BE',
  'Unicode (Big-Endian)',
  1201,
  'utf-16be',
  [0xfe, 0xff],
  (text) => encodeUtf16(text, true),
);

/** `[Text.Encoding]::UTF32`. */
export const utf32 = make(
  'UTF32Encoding',
  'utf-32',
  'Unicode (UTF-32)',
  12000,
  'utf-8',
  [0xff, 0xfe, 0, 0],
  (text) => encodeUtf32(text, true),
  (bytes) => decodeUtf32(bytes, true),
);

/** `-Encoding bigendianutf32`. */
export const utf32Big = make(
  'UTF32Encoding',
  'utf-32BE',
  'Unicode (UTF-32 Big-Endian)',
  12001,
  'utf-8',
  [0, 0, 0xfe, 0xff],
  (text) => encodeUtf32(text, false),
  (bytes) => decodeUtf32(bytes, false),
);

/** `[Text.Encoding]::UTF7`. */
export const utf7 = make('UTF7Encoding', 'utf-7', 'Unicode (UTF-7)', 65000, 'utf-8', [], encodeUtf7, decodeUtf7);

/** `[Text.Encoding]::ASCII`. */
const ascii = make(
  'ASCIIEncoding',
  'us-ascii',
  'US-ASCII',
  20127,
  'ascii',
  [],
  (text) => encodeSingleBytes(text, 0x7f),
  decodeAscii,
);

/** `[Text.Encoding]::Latin1`. */
const latin1 = make(
  'Latin1Encoding',
  'iso-8859-1',
  'Western European (ISO)',
  28591,
  'latin1',
  [],
  (text) => encodeSingleBytes(text, 0xff),
  (bytes) => Buffer.from(bytes).toString('latin1'),
);

/** Code page 1252, which Windows calls ANSI in western Europe. */
export const windows1252 = make(
  'SBCSCodePageEncoding',
  'windows-1252',
  'Western European (Windows)',
  1252,
  'windows-1252',
  [],
  encodeWindows1252,
  decodeWindows1252,
);

const all = [utf8Bom, utf16Little, utf16Big, utf32, utf32Big, utf7, ascii, latin1, windows1252];
const otherNames: Readonly<Record<string, TextEncoding>> = {
  utf8: utf8Bom,
  unicode: utf16Little,
  ascii,
  latin1,
  ansi: windows1252,
  unicodefffe: utf16Big,
};

/** The encoding of a name or a code page, as `[Text.Encoding]::GetEncoding` finds it; null when there is none here. */
export function findEncoding(name: string | number): TextEncoding | null {
  if (typeof name === 'number') return all.find((one) => one.facts.codePage === name) ?? null;
  const key = name.toLowerCase();
  return all.find((one) => one.facts.webName.toLowerCase() === key) ?? otherNames[key] ?? null;
}

/** Text of a file: a byte order mark decides, else the encoding given. */
export function decodeFile(bytes: Uint8Array, encoding: TextEncoding = utf8NoBom): string {
  const marked = [utf32, utf32Big, utf8Bom, utf16Little, utf16Big].find(({ facts }) =>
    facts.bom.every((byte, index) => bytes[index] === byte),
  );
  return marked ? marked.decode(bytes.subarray(marked.facts.bom.length)) : encoding.decode(bytes);
}

function requireEncoding(name: string | number): TextEncoding {
  const found = findEncoding(name);
  if (found) return found;
  throw netError(
    newException(
      ArgumentException,
      `'${name}' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method. (Parameter 'name')`,
    ),
  );
}

const textOf = (chars: readonly Char[]): string => chars.join('');
/** The most bytes one UTF-16 unit may take, by code page. */
const maximumBytes: Readonly<Record<number, number>> = { 65001: 3, 1200: 2, 1201: 2, 12000: 4, 12001: 4, 65000: 5 };
const constant = (encoding: TextEncoding) => () => encoding;

function defineEncoding(): void {
  const encodingType = defineType({
    name: 'System.Text.Encoding',
    represents: TextEncoding,
    properties: {
      'EncodingName: string': (self: TextEncoding) => self.facts.displayName,
      'WebName: string': (self: TextEncoding) => self.facts.webName,
      'BodyName: string': (self: TextEncoding) => self.facts.webName,
      'HeaderName: string': (self: TextEncoding) => self.facts.webName,
      'CodePage: int': (self: TextEncoding) => self.facts.codePage,
      'IsSingleByte: bool': (self: TextEncoding) => self.isSingleByte,
    },
    methods: {
      'GetBytes(string s): byte[]': (self: TextEncoding, [text]: [string]) => self.encode(text),
      'GetBytes(char[] chars): byte[]': (self: TextEncoding, [chars]: [Char[]]) => self.encode(textOf(chars)),
      'GetByteCount(string s): int': (self: TextEncoding, [text]: [string]) => self.encode(text).length,
      'GetString(byte[] bytes): string': (self: TextEncoding, [bytes]: [Uint8Array]) => self.decode(bytes),
      'GetString(byte[] bytes, int index, int count): string': (
        self: TextEncoding,
        [bytes, index, count]: [Uint8Array, number, number],
      ) => self.decode(bytes.subarray(index, index + count)),
      'GetChars(byte[] bytes): char[]': (self: TextEncoding, [bytes]: [Uint8Array]) =>
        typedArray(
          requireType('System.Char'),
          self
            .decode(bytes)
            .split('')
            .map((char) => new Char(char.charCodeAt(0))),
        ),
      'GetBytes(char[] chars, int index, int count): byte[]': (
        self: TextEncoding,
        [chars, index, count]: [Char[], number, number],
      ) => self.encode(textOf(chars.slice(index, index + count))),
      'GetByteCount(char[] chars): int': (self: TextEncoding, [chars]: [Char[]]) => self.encode(textOf(chars)).length,
      'GetCharCount(byte[] bytes): int': (self: TextEncoding, [bytes]: [Uint8Array]) => self.decode(bytes).length,
      'GetMaxByteCount(int charCount): int': (self: TextEncoding, [count]: [number]) =>
        (count + 1) * (maximumBytes[self.facts.codePage] ?? 1) - (self.facts.codePage === 28591 ? 1 : 0),
      'IsAlwaysNormalized(): bool': () => false,
      'Clone(): System.Object': (self: TextEncoding) => self,
      'GetPreamble(): byte[]': (self: TextEncoding) => Uint8Array.from(self.facts.bom),
    },
    statics: {
      'UTF8: System.Text.Encoding': constant(utf8Bom),
      'ASCII: System.Text.Encoding': constant(ascii),
      'Unicode: System.Text.Encoding': constant(utf16Little),
      'BigEndianUnicode: System.Text.Encoding': constant(utf16Big),
      'UTF32: System.Text.Encoding': constant(utf32),
      'UTF7: System.Text.Encoding': constant(utf7),
      'Latin1: System.Text.Encoding': constant(latin1),
      'Default: System.Text.Encoding': constant(utf8NoBom),
    },
    staticMethods: {
      'Convert(System.Text.Encoding srcEncoding, System.Text.Encoding dstEncoding, byte[] bytes): byte[]': ([
        from,
        to,
        bytes,
      ]: [TextEncoding, TextEncoding, Uint8Array]) => to.encode(from.decode(bytes)),
      'Convert(System.Text.Encoding srcEncoding, System.Text.Encoding dstEncoding, byte[] bytes, int index, int count): byte[]':
        ([from, to, bytes, index, count]: [TextEncoding, TextEncoding, Uint8Array, number, number]) =>
          to.encode(from.decode(bytes.subarray(index, index + count))),
      'RegisterProvider(System.Text.EncodingProvider provider): void': () => undefined,
      'GetEncoding(int codepage): System.Text.Encoding': ([page]: [number]) => requireEncoding(page),
      'GetEncoding(string name): System.Text.Encoding': ([name]: [string]) => requireEncoding(name),
    },
    text: (self: TextEncoding) => `System.Text.${self.facts.type}`,
  });
  derived('System.Text.UTF8Encoding', encodingType, {
    'new()': () => utf8NoBom,
    'new(bool encoderShouldEmitUTF8Identifier)': ([bom]: [boolean]) => (bom ? utf8Bom : utf8NoBom),
  });
  derived('System.Text.UnicodeEncoding', encodingType, { 'new()': () => utf16Little });
  derived('System.Text.ASCIIEncoding', encodingType, { 'new()': () => ascii });
}

function derived(
  name: string,
  base: ReturnType<typeof defineType>,
  constructors: Readonly<Record<string, (args: never) => Value>>,
): void {
  defineType({ name, base, constructors });
}

lazyTypes(
  ['System.Text.Encoding', 'System.Text.UTF8Encoding', 'System.Text.UnicodeEncoding', 'System.Text.ASCIIEncoding'],
  defineEncoding,
  [TextEncoding],
);
