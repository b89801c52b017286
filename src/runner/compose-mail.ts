import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** A mail before it has a form. */
export interface PlainMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** Lines ending in CRLF. */
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly content: Buffer }[];
  readonly date: Date;
}

/** RFC 2047: a header text with other than ASCII characters in words of at most 75 characters. */
function headerText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const words: string[] = [];
  let word = '';
  for (const char of text) {
    if (Buffer.byteLength(word + char) > 42) {
      words.push(word);
      word = '';
    }
    word += char;
  }
  return [...words, word].map((one) => `=?utf-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ');
}

function base64Lines(content: Buffer): string {
  return content.toString('base64').replace(/.{76}/g, '$&\r\n');
}

/** The bytes of a mail (RFC 5322, MIME). Attachments are text/csv. */
export function composeMail(mail: PlainMail): Buffer {
  const boundary = `=_${randomUUID()}`;
  const text = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64Lines(Buffer.from(mail.text))}\r\n`;
  const parts = mail.attachments.map(
    ({ name, content }) =>
      `Content-Type: text/csv; charset=utf-8\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64Lines(content)}\r\n`,
  );
  const head = [
    `From: ${headerText(mail.from)}`,
    `To: ${headerText(mail.to)}`,
    `Subject: ${headerText(mail.subject)}`,
    `Date: ${mail.date.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomUUID()}@${hostname()}>`,
    'MIME-Version: 1.0',
  ].join('\r\n');
  if (parts.length === 0) return Buffer.from(`${head}\r\n${text}`);
  const body = [text, ...parts].map((part) => `--${boundary}\r\n${part}`).join('');
  return Buffer.from(
    `${head}\r\nContent-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n${body}--${boundary}--\r\n`,
  );
}
