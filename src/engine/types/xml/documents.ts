import { readFileSync } from 'node:fs';
import { XmlException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import type { ScriptContext } from '../../values/script-access.js';
import { decodeFile, findEncoding, utf8NoBom } from '../io/encoding.js';
import { onFile } from '../io/faults.js';
import { placeOf } from '../io/places.js';
import { replaceContent } from '../io/replacing-file.js';
import { XmlDocument } from './document-nodes.js';
import { parseXml } from './parse-xml.js';
import { indentedXml, outerXml } from './write-xml.js';

/** A document from text. `fragment`: text and further elements at its top are complained about as PowerShell's cast does. */
export function documentFromText(text: string, fragment = false): XmlDocument {
  const document = new XmlDocument();
  loadText(document, text, fragment);
  return document;
}

/** Replaces the content of a document. */
export function loadText(document: XmlDocument, text: string, fragment = false): void {
  document.removeChildren();
  parseXml(text, document, { preserveWhitespace: document.preserveWhitespace, fragment });
}

/** Text of an XML file: a byte order mark or the declaration says its encoding, else it is UTF-8. */
export function decodeXml(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1];
  const encoding = declared ? findEncoding(declared) : null;
  return decodeFile(bytes, encoding && !encoding.facts.webName.startsWith('utf-16') ? encoding : utf8NoBom);
}

/** `XmlDocument.Load`: reads a file in the encoding it declares. */
export function loadFile(ctx: ScriptContext, document: XmlDocument, path: string): void {
  const bytes = onFile(placeOf(ctx, path), (place) => new Uint8Array(readFileSync(place)));
  loadText(document, decodeXml(bytes));
}

const lineEnd = process.platform === 'win32' ? '\r\n' : '\n';

/**
 * The document as it is saved: indented by two, unless white space is kept. `encoding` stands in the declaration in place of its own
 * when a TextWriter is written to.
 */
export function savedText(document: XmlDocument, encoding?: string): string {
  if (!document.root) {
    const message = 'Invalid XML document. The document does not have a root element.';
    throw netError(newException(XmlException, message));
  }
  const { declaration } = document;
  const own = declaration?.encoding;
  if (encoding !== undefined && declaration && own !== '') declaration.encoding = encoding;
  const text = document.preserveWhitespace ? outerXml(document) : indentedXml(document, { indent: '  ', lineEnd });
  if (declaration && own !== undefined) declaration.encoding = own;
  return text;
}

/** The document's bytes; a declared encoding brings its byte order mark, as in .NET. */
export function savedBytes(document: XmlDocument): Uint8Array {
  const name = document.declaration?.encoding;
  const encoding = name ? findEncoding(name) : null;
  const bytes = (encoding ?? utf8NoBom).encode(savedText(document));
  return Buffer.concat([Uint8Array.from(encoding?.facts.bom ?? []), bytes]);
}

/** `XmlDocument.Save`: writes a file in the encoding that the document declares. */
export function saveFile(ctx: ScriptContext, document: XmlDocument, path: string): void {
  replaceContent(placeOf(ctx, path), savedBytes(document));
}
