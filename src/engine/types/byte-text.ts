import { ArgumentNullException, FormatException } from '../errors/exception-types.js';
import { newException } from '../errors/exceptions.js';
import { netError } from '../errors/terminating.js';

function required(text: string | null): string {
  if (text !== null) return text;
  throw netError(
    newException(ArgumentNullException, "Value cannot be null. (Parameter 's')", null, { ParamName: 's' }),
  );
}

/** Base64 to bytes; white space is skipped. Error: FormatException with .NET's text. */
export function fromBase64(text: string | null): Uint8Array {
  const bare = required(text).replace(/[\s]/g, '');
  if (!/^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/.test(bare)) {
    const message =
      'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, ' +
      'or an illegal character among the padding characters.';
    throw netError(newException(FormatException, message));
  }
  return new Uint8Array(Buffer.from(bare, 'base64'));
}

/** Bytes to base64; `breaks` ends a line with CRLF after 76 characters. */
export function toBase64(bytes: Uint8Array, breaks: boolean): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
  return breaks ? (text.match(/.{1,76}/g) ?? []).join('\r\n') : text;
}

/** Hex digits to bytes. Error: FormatException with .NET's text. */
export function fromHex(text: string | null): Uint8Array {
  const digits = required(text);
  if (digits.length % 2 === 1) {
    const message = 'The input is not a valid hex string as its length is not a multiple of 2.';
    throw netError(newException(FormatException, message));
  }
  if (!/^[\da-f]*$/i.test(digits)) {
    const message = 'The input is not a valid hex string as it contains a non-hex character.';
    throw netError(newException(FormatException, message));
  }
  return new Uint8Array(Buffer.from(digits, 'hex'));
}

/** Bytes as lower-case hex digits. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
}
