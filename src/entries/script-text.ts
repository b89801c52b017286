import { decodeWindows1252 } from '../files/windows-1252.js';

/**
 * The text of a script file: UTF-8, or what its byte order mark says (UTF-8, UTF-16 of either order); bytes that are no UTF-8
 * are read as Windows-1252, in which old scripts were written.
 */
export function decodeScript(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}
