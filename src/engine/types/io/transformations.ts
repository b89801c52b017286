/** Bytes of the encodings that neither Buffer nor TextDecoder has as .NET has them. */

const replacement = 0xfffd;

/** A byte a UTF-16 unit; `?` for units above `highest`. */
export function encodeSingleBytes(text: string, highest: number): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes[i] = code <= highest ? code : 63;
  }
  return bytes;
}

/** US-ASCII; higher bytes are U+FFFD. */
export function decodeAscii(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\xff]/g, '\ufffd');
}

/** UTF-16 without a byte order mark; U+FFFD for each half of a pair. */
export function encodeUtf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(text.replace(/\p{Surrogate}/gu, '\ufffd'), 'utf16le');
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
}

/** UTF-32 without a byte order mark; U+FFFD for each half of a pair. */
export function encodeUtf32(text: string, littleEndian: boolean): Uint8Array {
  const points = Array.from(text, (char) => char.codePointAt(0)!);
  const view = new DataView(new ArrayBuffer(points.length * 4));
  points.forEach((point, index) => {
    view.setUint32(index * 4, isScalar(point) ? point : replacement, littleEndian);
  });
  return new Uint8Array(view.buffer);
}

/** What is no character, and a rest of less than four bytes, is U+FFFD. */
export function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, littleEndian);
    text += String.fromCodePoint(isScalar(point) ? point : replacement);
  }
  return bytes.length % 4 === 0 ? text : `${text}\ufffd`;
}

const isScalar = (point: number): boolean => point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);

const shifts = /[^A-Za-z0-9'(),\-./:? \t\r\n]+/g;

/** RFC 2152 as .NET writes it: its optional characters are shifted, too, and a shift is ended with `-` only where that is needed. */
export function encodeUtf7(text: string): Uint8Array {
  const shifted = text.replace(shifts, (run: string, at: number) => {
    const plus = /^\++/.exec(run)?.[0].length ?? 0;
    const rest = run.slice(plus);
    const direct = '+-'.repeat(plus);
    if (rest === '') return direct;
    const next = text[at + run.length];
    const end = next === undefined || /[A-Za-z0-9/-]/.test(next) ? '-' : '';
    return `${direct}+${Buffer.from(encodeUtf16(rest, true)).toString('base64').replace(/=+$/, '')}${end}`;
  });
  return new Uint8Array(Buffer.from(shifted, 'latin1'));
}

/** A shift ends with `-`, which is left out, or with any other character that base64 has not. */
export function decodeUtf7(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/\+([A-Za-z0-9+/]*)(-?)/g, (_all, run: string, end: string) => {
      if (run === '') return end === '-' ? '+' : '';
      const units = Buffer.from(run, 'base64');
      return Buffer.from(units.subarray(0, units.length & ~1))
        .swap16()
        .toString('utf16le');
    });
}
