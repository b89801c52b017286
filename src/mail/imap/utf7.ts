/** Modified UTF-7 of folder names (RFC 3501 section 5.1.3). */

/** Encodes a folder name: printable ASCII stands for itself, `&` is `&-`, the rest is UTF-16 in a base64 of its own. */
export function encodeUtf7(name: string): string {
  return name.replace(/&|[^\x20-\x7e]+/g, (run) => (run === '&' ? '&-' : `&${toBase64(run)}-`));
}

function toBase64(text: string): string {
  const bytes = Buffer.from(text, 'utf16le').swap16();
  return bytes.toString('base64').replace(/=+$/, '').replaceAll('/', ',');
}

/** Decodes a folder name. What is not valid modified UTF-7 stays as it is, so that no name is lost. */
export function decodeUtf7(name: string): string {
  return name.replace(/&([A-Za-z0-9+,]*)-/g, (whole, code: string) => {
    if (code === '') return '&';
    const bytes = Buffer.from(code.replaceAll(',', '/'), 'base64');
    if (bytes.length === 0 || bytes.length % 2 === 1) return whole;
    return bytes.swap16().toString('utf16le');
  });
}
