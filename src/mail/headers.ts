/** The headers that tell messages apart, cut out of a message or of what a server sent. */

/** Names of the identifying headers, as `FETCH BODY.PEEK[HEADER.FIELDS (…)]` asks for them. */
export const identifyingHeaderNames = ['Message-ID', 'Date', 'From', 'Subject', 'To', 'Cc'] as const;

const wanted = new Set<string>(identifyingHeaderNames.map((name) => name.toLowerCase()));

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
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return whole;
  }
}
