/** The headers that tell messages apart, cut out of a message or of what a server sent. */
import { decodeWindows1252 } from '../files/windows-1252.js';

/** Names of the identifying headers, as `FETCH BODY.PEEK[HEADER.FIELDS (…)]` asks for them. */
export const identifyingHeaderNames = ['Message-ID', 'Date', 'From', 'Subject', 'To', 'Cc'] as const;

const wanted: ReadonlySet<string> = new Set(identifyingHeaderNames.map((name) => name.toLowerCase()));

function isWanted(name: string): name is keyof IdentifyingFields {
  return wanted.has(name);
}

/** The longest name, and a blank or two that some put before the colon. */
const longestName = 12;

/** 1 for the bytes that an identifying header may begin with. */
const mayBeWanted = new Uint8Array(256);
for (const name of wanted) for (const first of [name[0]!, name[0]!.toUpperCase()]) mayBeWanted[first.charCodeAt(0)] = 1;

/** Where the header ends: the offset of the empty line (the whole length when there is none). */
export function headerEnd(message: Buffer): number {
  for (let from = 0; ; ) {
    const at = message.indexOf(0x0a, from);
    if (at < 0) return message.length;
    const next = message[at + 1];
    if (next === 0x0a || (next === 0x0d && message[at + 2] === 0x0a)) return at + 1;
    if (from === 0 && (at === 0 || (at === 1 && message[0] === 0x0d))) return 0;
    from = at + 1;
  }
}

/** The raw lines of the identifying headers of a message (or of its beginning, if that holds the whole header). */
export function identifyingHeaders(message: Buffer): Buffer {
  const fields = splitFields(message.toString('latin1', 0, headerEnd(message)));
  const kept = fields.filter(({ name }) => wanted.has(name)).map(({ name, value }) => `${name}:${value}\r\n`);
  return Buffer.from(`${kept.join('')}\r\n`, 'latin1');
}

/** The identifying headers of a message by their names in lower case, as they stand there (latin1, folding included). */
export interface IdentifyingFields {
  'message-id'?: string;
  date?: string;
  from?: string;
  subject?: string;
  to?: string;
  cc?: string;
}

/**
 * The first value of each identifying header of a message. Other lines are passed over as bytes: this is done for every
 * message that is moved.
 */
export function identifyingFields(message: Buffer): IdentifyingFields {
  const fields: IdentifyingFields = {};
  for (let line = 0; line < message.length; ) {
    const end = lineEnd(message, line);
    if (end - line <= 1 || (end - line === 2 && message[line] === 0x0d)) break;
    const colon = mayBeWanted[message[line]!] === 1 ? message.indexOf(0x3a, line) : -1;
    const name = colon < line + longestName + 1 && colon > line ? fieldName(message, line, colon) : '';
    let next = end;
    if (isWanted(name) && colon < end) {
      while (message[next] === 0x20 || message[next] === 0x09) next = lineEnd(message, next);
      fields[name] ??= message.toString('latin1', colon + 1, next);
    }
    line = next;
  }
  return fields;
}

/** Behind the line end, or the end of all. */
function lineEnd(message: Buffer, from: number): number {
  const at = message.indexOf(0x0a, from);
  return at < 0 ? message.length : at + 1;
}

function fieldName(message: Buffer, from: number, to: number): string {
  return message.toString('latin1', from, to).trimEnd().toLowerCase();
}

/** One header field: its name in lower case, its value with the folding still in it (latin1: one character a byte). */
export interface HeaderField {
  readonly name: string;
  readonly value: string;
}

/** Splits header text into fields; lines that are no field are left out. */
export function splitFields(text: string): HeaderField[] {
  const fields: HeaderField[] = [];
  let open: { name: string; value: string } | undefined;
  for (const line of text.split('\n')) {
    const bare = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (bare.startsWith(' ') || bare.startsWith('\t')) {
      if (open !== undefined) open.value += `\r\n${bare}`;
      continue;
    }
    const colon = bare.indexOf(':');
    open =
      colon <= 0 ? undefined : { name: bare.slice(0, colon).trimEnd().toLowerCase(), value: bare.slice(colon + 1) };
    if (open !== undefined) fields.push(open);
  }
  return fields;
}

/** The text of a header value for people: unfolded, encoded words (RFC 2047) decoded, raw UTF-8 read. */
export function headerText(value: string): string {
  const unfolded = Buffer.from(value.replace(/\r?\n(?=[ \t])/g, ''), 'latin1').toString('utf8');
  const joined = unfolded.replace(/(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?)/gi, '$1');
  return joined.replace(/=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bq])\?([^?\s]*)\?=/gi, decodeWord).trim();
}

function decodeWord(whole: string, charset: string, encoding: string, text: string): string {
  const bytes =
    encoding.toLowerCase() === 'b'
      ? Buffer.from(text, 'base64')
      : Buffer.from(
          text
            .replaceAll('_', ' ')
            .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        );
  try {
    const decoder = new TextDecoder(charset);
    return decoder.encoding === 'windows-1252' ? decodeWindows1252(bytes) : decoder.decode(bytes);
  } catch {
    return whole;
  }
}
