/** Reading the values of a response: atoms, quoted strings, literals, lists (RFC 9051 section 4). */
import { MailError } from '../../errors.js';
import { readFlags } from '../../flags.js';
import type { MessageInfo } from '../../mailbox.js';
import { LiteralStream, type WireResponse } from './responses.js';

/** A value: text (of an atom or a quoted string), bytes of a literal, a list, or NIL. */
export type WireValue = string | Buffer | LiteralStream | null | readonly WireValue[];

/** All values of a response, or of its text from an offset on. */
export function readValues(response: WireResponse, from = 0): WireValue[] {
  const cursor = new Cursor(response, from);
  const values: WireValue[] = [];
  for (let value = cursor.next(); value !== undefined; value = cursor.next()) values.push(value);
  return values;
}

/** What FETCH names with a section behind it (RFC 9051 section 6.4.5, RFC 3516). */
const section = /(?:BODY|BINARY)(?:\.PEEK|\.SIZE)?\[[^\]]*\]/iy;

class Cursor {
  private readonly parts: WireResponse;
  private part = 0;
  private text: string;
  private at: number;

  constructor(parts: WireResponse, from: number) {
    this.parts = parts;
    this.text = parts[0] as string;
    this.at = from;
  }

  /** The next value; undefined at the end or at a closing parenthesis. */
  next(): WireValue | undefined {
    while (this.text[this.at] === ' ') this.at++;
    if (this.at >= this.text.length) return this.nextPart();
    const character = this.text[this.at]!;
    if (character === ')') {
      this.at++;
      return undefined;
    }
    if (character === '(') return this.list();
    return character === '"' ? this.quoted() : this.atom();
  }

  private nextPart(): WireValue | undefined {
    const literal = this.parts[this.part + 1];
    if (literal === undefined || typeof literal === 'string') return undefined;
    this.part += 2;
    this.text = (this.parts[this.part] as string | undefined) ?? '';
    this.at = 0;
    return literal;
  }

  private list(): WireValue[] {
    this.at++;
    const values: WireValue[] = [];
    for (let value = this.next(); value !== undefined; value = this.next()) values.push(value);
    return values;
  }

  private quoted(): string {
    let value = '';
    for (let at = this.at + 1; at < this.text.length; at++) {
      const character = this.text[at]!;
      if (character === '"') {
        this.at = at + 1;
        return value;
      }
      value += character === '\\' ? (this.text[++at] ?? '') : character;
    }
    throw new MailError('protocol', 'The server sent a quoted string without end.');
  }

  /** `BODY[HEADER.FIELDS (DATE)]` is one atom with its section; elsewhere brackets are characters (keywords have them). */
  private atom(): string | null {
    section.lastIndex = this.at;
    const begin = this.at;
    if (section.test(this.text)) this.at = section.lastIndex;
    while (this.at < this.text.length && !' ()'.includes(this.text[this.at]!)) this.at++;
    const atom = this.text.slice(begin, this.at);
    return atom.toUpperCase() === 'NIL' ? null : atom;
  }
}

/** One FETCH response: what it tells of a message. */
export interface FetchData {
  readonly uid: number;
  readonly flags?: readonly string[];
  readonly internalDate?: number;
  readonly size?: number;
  /** Gmail's X-GM-MSGID. */
  readonly identity?: bigint;
  /** Value of `BODY[…]`; null: NIL. */
  readonly body?: Buffer | LiteralStream | null;
}

/** The data of an untagged FETCH; undefined when the response is none, or has no UID. */
export function readFetch(response: WireResponse): FetchData | undefined {
  const head = /^\* \d+ FETCH /i.exec(response[0] as string);
  if (head === null) return undefined;
  const list = readValues(response, head[0].length)[0];
  if (!Array.isArray(list)) return undefined;
  const data: { -readonly [Name in keyof FetchData]: FetchData[Name] } = { uid: 0 };
  for (let at = 0; at + 1 < list.length; at += 2) put(data, String(list[at]).toUpperCase(), list[at + 1]!);
  return data.uid > 0 ? data : undefined;
}

function put(data: { -readonly [Name in keyof FetchData]: FetchData[Name] }, name: string, value: WireValue): void {
  if (name === 'UID') data.uid = Number(value);
  else if (name === 'RFC822.SIZE') data.size = Number(value);
  else if (name === 'INTERNALDATE') data.internalDate = readDate(String(value));
  else if (name === 'X-GM-MSGID') data.identity = BigInt(/^\d{1,20}$/.exec(String(value))?.[0] ?? 0);
  else if (name === 'FLAGS' && Array.isArray(value))
    data.flags = value.map((flag) => (flag === null ? 'NIL' : String(flag)));
  else if (name.startsWith('BODY[')) {
    data.body =
      typeof value === 'string'
        ? Buffer.from(value, 'latin1')
        : Buffer.isBuffer(value) || value instanceof LiteralStream
          ? value
          : null;
  }
}

/** The answer to `(UID FLAGS INTERNALDATE RFC822.SIZE)` as most servers give it. */
const usualInfo = /^\* \d+ FETCH \(UID (\d+) FLAGS \(([^()"]*)\) INTERNALDATE "([^"]*)" RFC822\.SIZE (\d+)\)$/i;

/** What one untagged FETCH tells of a message without reading it; undefined when the response is none, or tells less. */
export function readInfo(response: WireResponse): MessageInfo | undefined {
  const usual = usualInfo.exec(response[0] as string);
  if (usual !== null)
    return {
      uid: Number(usual[1]),
      flags: readFlags(usual[2]!),
      internalDate: readDate(usual[3]!),
      size: Number(usual[4]),
    };
  const { uid, flags, internalDate, size } = readFetch(response) ?? {};
  if (uid === undefined || flags === undefined || internalDate === undefined || size === undefined) return undefined;
  return { uid, flags: readFlags(flags.join(' ')), internalDate, size };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthNumbers: ReadonlyMap<string, number> = new Map(months.map((name, number) => [name.toLowerCase(), number]));
/** The day, the time to the second, the zone. */
const dateText = /^\s*(\d{1,2}-\w{3}-\d{4}) (\d\d:\d\d:\d\d) ([+-]\d{4})/;

/** INTERNALDATE as an instant in milliseconds: ` 1-Jan-2024 10:00:00 +0100`. What cannot be read is 0. */
export function readDate(text: string): number {
  const match = dateText.exec(text);
  if (match === null) return 0;
  const day = match[1]!;
  const time = match[2]!;
  const zone = Number(match[3]);
  const local = Date.UTC(
    Number(day.slice(-4)),
    monthNumbers.get(day.slice(-8, -5).toLowerCase()) ?? -1,
    Number.parseInt(day, 10),
    Number(time.slice(0, 2)),
    Number(time.slice(3, 5)),
    Number(time.slice(6)),
  );
  return local - (Math.trunc(zone / 100) * 60 + (zone % 100)) * 60_000;
}

/** An instant as APPEND wants it: `"01-Jan-2024 09:00:00 +0000"`. */
export function writeDate(time: number): string {
  const iso = new Date(time).toISOString();
  const month = months[Number(iso.slice(-19, -17)) - 1];
  return `"${iso.slice(-16, -14)}-${month}-${iso.slice(-24, -20)} ${iso.slice(-13, -5)} +0000"`;
}
