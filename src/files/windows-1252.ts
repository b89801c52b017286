/** Windows-1252 from 0x80 to 0x9F; everything else is Latin-1. Node's own decoder takes these for control characters (Node 20, 22). */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The text of bytes in code page 1252, which Windows calls ANSI in western Europe. Every byte is a character. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin.replace(/[\x80-\x9f]/g, (char) => upper[char.charCodeAt(0) - 0x80]!);
}

/** The bytes of a text in code page 1252; `?` for each UTF-16 unit that is not in it. */
export function encodeWindows1252(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const at = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? -1 : upper.indexOf(text[i]!);
    bytes[i] = at >= 0 ? 0x80 + at : code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : 63;
  }
  return bytes;
}
