import { XmlException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError, type TerminatingError } from '../../errors/terminating.js';

// Made by the first document: classes of Unicode cost a start a millisecond.
let nameStartPattern: RegExp | undefined;
let nameRunPattern: RegExp | undefined;

const startsName = (text: string): boolean => (nameStartPattern ??= /[\p{L}_:]/u).test(text);

/** The characters of a name from an offset on. */
function nameAt(text: string, at: number): string {
  nameRunPattern ??= /(?:[\p{L}\p{N}_:.\-\u00b7]|\p{M})*/uy;
  nameRunPattern.lastIndex = at;
  return nameRunPattern.exec(text)![0];
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** A character's code as .NET's messages write it: `0x3C`. */
export function hex(char: string): string {
  return `0x${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** An XmlException with a place; line 0 where it has none. */
export function xmlFault(message: string, line: number, column: number): TerminatingError {
  return netError(newException(XmlException, message, null, { LineNumber: line, LinePosition: column }));
}

/** A text and the place up to which it is read. */
export class XmlSource {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text.startsWith('\ufeff') ? text.slice(1) : text;
  }

  /** True when `mark` comes next. */
  starts(mark: string): boolean {
    return this.text.startsWith(mark, this.at);
  }

  /** Line ends become LF; character references and the five entities become what they stand for. */
  expand(raw: string, start: number): string {
    const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
    if (!text.includes('&')) return text;
    return text.replace(/&([^;&<\s]*)(;?)/g, (_whole, name: string, end: string, offset: number) =>
      this.#reference(name, end === ';', start + offset),
    );
  }

  #reference(name: string, isClosed: boolean, at: number): string {
    if (name === '' || !isClosed) {
      if (name === '' || !startsName(name[0]!)) {
        if (name.startsWith('#')) throw this.fault('Invalid syntax for a decimal numeric entity reference.', at + 2);
        throw this.fault('An error occurred while parsing EntityName.', at + 1);
      }
      const next = this.text[at + 1 + name.length] ?? '';
      throw this.fault(`'${next}' is an unexpected token. The expected token is ';'.`, at + 1 + name.length);
    }
    const number = /^#(?:x([\da-fA-F]+)|(\d+))$/.exec(name);
    if (number) return String.fromCodePoint(Number.parseInt(number[1] ?? number[2]!, number[1] ? 16 : 10));
    const known = entities[name];
    if (known === undefined) throw this.fault(`Reference to undeclared entity '${name}'.`, at + 1);
    return known;
  }

  /** Reads up to `mark` and goes behind it; `what` names the construct in the error. */
  until(mark: string, from: number, what: string): string {
    const end = this.text.indexOf(mark, from);
    if (end < 0) throw this.fault(`Unexpected end of file while parsing ${what} has occurred.`, this.text.length);
    this.at = end + mark.length;
    return this.text.slice(from, end);
  }

  /** The name at an offset. */
  name(at: number): string {
    const first = this.text[at];
    if (first === undefined) throw this.fault('Unexpected end of file has occurred.', at);
    if (!startsName(first)) {
      throw this.fault(`Name cannot begin with the '${first}' character, hexadecimal value ${hex(first)}.`, at);
    }
    return nameAt(this.text, at);
  }

  /** Goes behind blanks. */
  skipBlanks(): void {
    while (/[ \t\r\n]/.test(this.text[this.at] ?? '')) this.at++;
  }

  /** Goes behind a character that must come next. */
  expect(char: string): void {
    const found = this.text[this.at];
    if (found === undefined) throw this.fault('Unexpected end of file has occurred.');
    if (found !== char) throw this.fault(`'${found}' is an unexpected token. The expected token is '${char}'.`);
    this.at++;
  }

  /** Line and column of an offset, from 1. */
  place(at: number): { line: number; column: number } {
    const before = this.text.slice(0, at);
    const lines = before.split(/\r\n|\r|\n/);
    return { line: lines.length, column: lines.at(-1)!.length + 1 };
  }

  /** An XmlException that tells the place. */
  fault(message: string, at: number = this.at): TerminatingError {
    const { line, column } = this.place(at);
    return xmlFault(`${message} Line ${line}, position ${column}.`, line, column);
  }
}
