import { decodeWindows1252 } from '../files/windows-1252.js';

/** How a CSV file was encoded. */
export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A decoded file. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: CsvEncoding;
}

const marks: readonly [readonly number[], CsvEncoding][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** UTF-16 without a mark: ASCII text has a zero in every other byte. */
function unmarkedUtf16(bytes: Uint8Array): CsvEncoding | undefined {
  const length = Math.min(bytes.length & ~1, 512);
  if (length < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even++;
    if (bytes[index + 1] === 0) odd++;
  }
  const most = length * 0.4;
  if (odd > most && even === 0) return 'utf-16le';
  return even > most && odd === 0 ? 'utf-16be' : undefined;
}

/**
 * Decodes what Excel and Exchange's documentation produce: UTF-8 or UTF-16 with a byte order mark, UTF-16 without one when it shows, UTF-8, and
 * Windows-1252 for bytes that are no UTF-8. Never fails.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = marks.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1];
  const encoding = marked ?? unmarkedUtf16(bytes);
  if (encoding) return { text: new TextDecoder(encoding).decode(bytes), encoding };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: decodeWindows1252(bytes), encoding: 'windows-1252' };
  }
}
