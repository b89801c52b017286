import type { TerminatingError } from '../../errors/terminating.js';
import { hex, type XmlSource } from './xml-source.js';

/** An attribute as it is written: its value is read, its prefix is not. `at`: where its name stands. */
export interface RawAttribute {
  readonly name: string;
  readonly value: string;
  readonly at: number;
}

/** Reads the attributes of a start tag up to its `>` or `/>`. `notClosed` makes the error of a text that ends before. Error: XmlException. */
export function readAttributes(source: XmlSource, notClosed: () => TerminatingError): RawAttribute[] {
  const found: RawAttribute[] = [];
  for (;;) {
    const spaces = /^[ \t\r\n]*/.exec(source.text.slice(source.at, source.at + 4096))![0].length;
    source.at += spaces;
    const char = source.text[source.at];
    if (char === undefined) throw notClosed();
    if (char === '>' || source.starts('/>')) return found;
    if (char === '/') {
      const next = source.text[source.at + 1];
      if (next === undefined) throw source.fault('Unexpected end of file has occurred.', source.at + 1);
      throw source.fault(`'${next}' is an unexpected token. The expected token is '>'.`, source.at + 1);
    }
    if (spaces === 0) badNameCharacter(source, char, found.length > 0);
    found.push(readAttribute(source));
  }
}

function badNameCharacter(source: XmlSource, char: string, isBehindAttribute: boolean): never {
  if (isBehindAttribute) throw source.fault(`'${char}' is an unexpected token. Expecting whitespace.`);
  throw source.fault(`The '${char}' character, hexadecimal value ${hex(char)}, cannot be included in a name.`);
}

function readAttribute(source: XmlSource): RawAttribute {
  const at = source.at;
  const name = source.name(at);
  source.at = at + name.length;
  source.skipBlanks();
  source.expect('=');
  source.skipBlanks();
  const quote = source.text[source.at];
  if (quote !== '"' && quote !== "'") {
    if (quote === undefined) throw source.fault('Unexpected end of file has occurred.');
    throw source.fault(`'${quote}' is an unexpected token. The expected token is '"' or '''.`);
  }
  return { name, value: attributeValue(source, quote), at };
}

function attributeValue(source: XmlSource, quote: string): string {
  const start = source.at + 1;
  const end = source.text.indexOf(quote, start);
  const raw = source.text.slice(start, end < 0 ? undefined : end);
  const bad = raw.indexOf('<');
  if (bad >= 0) throw source.fault("'<', hexadecimal value 0x3C, is an invalid attribute character.", start + bad);
  if (end < 0) throw source.fault('There is an unclosed literal string.', source.text.length);
  source.at = end + 1;
  return source.expand(raw.replace(/\r\n|[\r\n\t]/g, ' '), start);
}
