import { findEncoding, type TextEncoding, utf8NoBom } from '../../../src/engine/types/io/encoding.js';

/** What a Content-Type says: `text/html; charset=utf-8`. */
export interface MediaType {
  /** In lower case; null: the answer names none. */
  readonly type: string | null;
  readonly charset: string | null;
}

/** Reads a Content-Type header. */
export function mediaType(header: string | undefined): MediaType {
  const type = /^\s*([^\s;]+)/.exec(header ?? '')?.[1]?.toLowerCase() ?? null;
  const charset = /;\s*charset\s*=\s*["']?([^\s;"']+)/i.exec(header ?? '')?.[1] ?? null;
  return { type, charset };
}

export const isXml = ({ type }: MediaType): boolean =>
  type !== null &&
  /^(application\/xml|application\/xml-external-parsed-entity|application\/xml-dtd|.*\+xml)$/.test(type);
export const isJson = ({ type }: MediaType): boolean =>
  type !== null && /^(application|text)\/(json|x-json|javascript|x-javascript)$|\+json$/.test(type);
/** True for what Invoke-WebRequest decodes; other answers stay bytes. */
export const isText = (media: MediaType): boolean =>
  (media.type?.startsWith('text/') ?? false) || isXml(media) || isJson(media);

/** A decoded body. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** The text of a body: in the charset of its type, else what a `<meta charset>` or an XML declaration in it names, else UTF-8. */
export function decodeBody(body: Uint8Array, charset: string | null): DecodedText {
  const named = charset === null ? null : findEncoding(charset);
  const encoding = named ?? declaredEncoding(body) ?? utf8NoBom;
  return { text: encoding.decode(body).replace(/^\ufeff/, ''), encoding };
}

function declaredEncoding(body: Uint8Array): TextEncoding | null {
  const head = Buffer.from(body.subarray(0, 4096)).toString('latin1');
  const name =
    /<meta\s[^>]*?charset\s*=\s*["']?([^\s"'/>]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']+)/i.exec(head)?.[1];
  return name === undefined ? null : findEncoding(name);
}
