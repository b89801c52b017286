import { Double } from '../../../src/engine/values/numbers.js';
import type { Value } from '../../../src/engine/values/value.js';

/** Raised for text that is no JSON; the message is Newtonsoft's, which PowerShell prints. */
export class JsonSyntaxError extends Error {
  override readonly name = 'JsonSyntaxError';
}

/** Makes the values of a JSON text: what objects, whole numbers and strings become. */
export interface JsonBuilder {
  object(names: string[], values: Value[]): Value;
  whole(text: string): Value;
  string(text: string): Value;
}

const plainString = /[^"\\\n\r]*"/y;
const number = /-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const blanks = /[\s\ufeff]*/y;
const identifier = /[\w$]+/y;
const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  "'": "'",
  '\\': '\\',
  '/': '/',
};

/** One JSON text, as tolerant as Newtonsoft: comments, single quotes, names without quotes, a comma too many. Raises JsonSyntaxError. */
export class JsonReader {
  readonly #text: string;
  readonly #builder: JsonBuilder;
  readonly #maximumDepth: number;
  readonly #path: (string | number)[] = [];
  #at = 0;

  constructor(text: string, builder: JsonBuilder, maximumDepth: number) {
    this.#text = text;
    this.#builder = builder;
    this.#maximumDepth = maximumDepth;
  }

  /** The value of the whole text; undefined when there is none. */
  read(): Value {
    this.#skip();
    if (this.#at >= this.#text.length) return undefined;
    const value = this.#value();
    this.#skip();
    if (this.#at < this.#text.length) {
      this.#fail(`Additional text encountered after finished reading JSON content: ${this.#text[this.#at]}`);
    }
    return value;
  }

  #value(): Value {
    const c = this.#text[this.#at];
    switch (c) {
      case '{':
        return this.#object();
      case '[':
        return this.#array();
      case '"':
      case "'":
        return this.#builder.string(this.#string(c));
      case 't':
        return this.#word('true', true, 'boolean value');
      case 'f':
        return this.#word('false', false, 'boolean value');
      case 'n':
        if (/^n[^ue]/.test(this.#text.slice(this.#at, this.#at + 2))) return this.#unexpected();
        return this.#word('null', null, 'null value');
      case 'u':
        return this.#word('undefined', null, 'undefined value');
      case 'N':
        return this.#word('NaN', new Double(Number.NaN), 'NaN value');
      case 'I':
        return this.#word('Infinity', new Double(Number.POSITIVE_INFINITY), 'positive infinity value');
      case undefined:
        return this.#ended();
      default:
        return this.#number();
    }
  }

  #object(): Value {
    this.#at++;
    this.#enter();
    const names: string[] = [];
    const values: Value[] = [];
    const depth = this.#path.length;
    for (;;) {
      this.#skip();
      const c = this.#text[this.#at];
      if (c === '}') break;
      if (c === undefined) this.#ended();
      const name = this.#name(c);
      this.#skip();
      if (this.#text[this.#at] !== ':') {
        if (this.#at >= this.#text.length) this.#ended();
        this.#fail(`Invalid character after parsing property name. Expected ':' but got: ${this.#text[this.#at]}`);
      }
      this.#at++;
      this.#path[depth] = name;
      this.#skip();
      names.push(name);
      values.push(this.#value());
      if (this.#next('}')) break;
    }
    this.#at++;
    this.#path.length = depth;
    this.#leave();
    return this.#builder.object(names, values);
  }

  #array(): Value {
    this.#at++;
    this.#enter();
    const items: Value[] = [];
    const depth = this.#path.length;
    for (;;) {
      this.#skip();
      const c = this.#text[this.#at];
      if (c === ']') break;
      this.#path[depth] = items.length;
      if (c === ',') {
        this.#at++;
        items.push(null);
        continue;
      }
      items.push(this.#value());
      if (this.#next(']')) break;
    }
    this.#at++;
    this.#path.length = depth;
    this.#leave();
    return items;
  }

  /** Behind a value: true at the end of its container, false behind a comma. */
  #next(end: string): boolean {
    this.#skip();
    const c = this.#text[this.#at];
    if (c === end) return true;
    if (c === ',') {
      this.#at++;
      return false;
    }
    if (c === undefined) this.#ended();
    return this.#fail(`After parsing a value an unexpected character was encountered: ${c}`);
  }

  #name(c: string | undefined): string {
    if (c === '"' || c === "'") return this.#string(c);
    identifier.lastIndex = this.#at;
    const found = identifier.exec(this.#text);
    if (!found) return this.#fail(`Invalid property identifier character: ${c}`);
    this.#at = identifier.lastIndex;
    return found[0];
  }

  #string(delimiter: string): string {
    const start = this.#at + 1;
    if (delimiter === '"') {
      plainString.lastIndex = start;
      if (plainString.test(this.#text)) {
        this.#at = plainString.lastIndex;
        return this.#text.slice(start, this.#at - 1);
      }
    }
    let text = '';
    let from = start;
    for (let i = start; i < this.#text.length; i++) {
      const c = this.#text[i];
      if (c === delimiter) {
        this.#at = i + 1;
        return text + this.#text.slice(from, i);
      }
      if (c !== '\\') continue;
      text += this.#text.slice(from, i);
      const [char, length] = this.#escape(i);
      text += char;
      i += length - 1;
      from = i + 1;
    }
    this.#at = this.#text.length;
    return this.#fail(`Unterminated string. Expected delimiter: ${delimiter}`);
  }

  #escape(at: number): readonly [string, number] {
    const c = this.#text[at + 1];
    const simple = c === undefined ? undefined : escapes[c];
    if (simple !== undefined) return [simple, 2];
    const code = this.#text.slice(at + 2, at + 6);
    if (c === 'u' && /^[0-9a-fA-F]{4}$/.test(code)) return [String.fromCharCode(Number.parseInt(code, 16)), 6];
    this.#at = at + 2;
    if (c === undefined) return this.#fail('Unterminated string. Expected delimiter: "');
    if (c === 'u') return this.#fail(`Invalid Unicode escape sequence: \\u${code}`);
    return this.#fail(`Bad JSON escape sequence: \\${c}`);
  }

  #number(): Value {
    number.lastIndex = this.#at;
    const found = number.exec(this.#text)?.[0];
    if (found === undefined) {
      if (this.#text.startsWith('-Infinity', this.#at))
        return this.#word('-Infinity', new Double(Number.NEGATIVE_INFINITY), 'negative infinity value');
      return this.#unexpected();
    }
    this.#at = number.lastIndex;
    const after = this.#text[this.#at];
    if (after !== undefined && /[\w.+-]/.test(after))
      return this.#fail(`Unexpected character encountered while parsing number: ${after}`);
    return /^-?\d+$/.test(found) ? this.#builder.whole(found) : new Double(Number(found));
  }

  /** A word and a separator behind it; the error points behind the letters that are right. */
  #word(word: string, value: Value, what: string): Value {
    if (this.#at + word.length > this.#text.length) {
      this.#at = this.#text.length;
      return this.#fail('Unexpected end when reading JSON');
    }
    let right = 0;
    while (right < word.length && this.#text[this.#at + right] === word[right]) right++;
    this.#at += right;
    const after = this.#text[this.#at];
    if (right === word.length && (after === undefined || /[\s,}\])/]/.test(after))) return value;
    return this.#fail(`Error parsing ${what}`);
  }

  #unexpected(): never {
    return this.#fail(`Unexpected character encountered while parsing value: ${this.#text[this.#at]}`);
  }

  /** Goes over white space and comments. */
  #skip(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 32 || code === 10 || code === 13 || code === 9 || code > 127) {
        blanks.lastIndex = this.#at;
        blanks.test(this.#text);
        if (blanks.lastIndex === this.#at) return;
        this.#at = blanks.lastIndex;
      } else if (code === 47) this.#comment();
      else return;
    }
  }

  #comment(): void {
    const kind = this.#text[this.#at + 1];
    if (kind === '/') {
      const end = this.#text.indexOf('\n', this.#at);
      this.#at = end < 0 ? this.#text.length : end;
      return;
    }
    if (kind !== '*') this.#fail(`Error parsing comment. Expected: *, got ${kind ?? ''}`);
    const end = this.#text.indexOf('*/', this.#at + 2);
    if (end < 0) this.#fail('Unexpected end while parsing comment');
    this.#at = end + 2;
  }

  #depth = 0;

  #enter(): void {
    if (++this.#depth > this.#maximumDepth)
      this.#fail(`The reader's MaxDepth of ${this.#maximumDepth} has been exceeded`);
  }

  #leave(): void {
    this.#depth--;
  }

  #ended(): never {
    const container = typeof this.#path.at(-1) === 'number' ? 'array' : 'object';
    return this.#fail(`Unexpected end when deserializing ${container}`);
  }

  #pathText(): string {
    return this.#path
      .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i > 0 ? '.' : ''}${part}`))
      .join('');
  }

  #fail(problem: string): never {
    const before = this.#text.slice(0, this.#at);
    const line = this.#at === 0 ? 0 : before.split('\n').length;
    const position = this.#at - (before.lastIndexOf('\n') + 1);
    throw new JsonSyntaxError(`${problem}. Path '${this.#pathText()}', line ${line}, position ${position}.`);
  }
}
