import { TerminatingError } from '../../../src/engine/errors/terminating.js';
import { XmlDocument } from '../../../src/engine/types/xml/document-nodes.js';
import { documentFromText, loadText } from '../../../src/engine/types/xml/documents.js';
import type { XmlElement } from '../../../src/engine/types/xml/named-nodes.js';
import type { XmlNode } from '../../../src/engine/types/xml/nodes.js';
import type { Value } from '../../../src/engine/values/value.js';
import { jsonBuilder } from '../json/json-objects.js';
import { JsonReader, JsonSyntaxError } from '../json/json-reader.js';
import { decodeBody, isJson, mediaType } from './response-text.js';

/** What Invoke-RestMethod makes of an answer. */
export interface RestResult {
  /** Entries of a feed are written one by one. */
  readonly values: readonly Value[];
  /** Name of the encoding that the body was read in, for -Verbose. */
  readonly encoding: string;
}

/**
 * The entries of an RSS or Atom feed; else an XML document or the objects of JSON, whichever the Content-Type names first; else the text.
 * (InvokeRestMethodCommand.ProcessResponse)
 */
export function restResult(body: Uint8Array, contentType: string | undefined): RestResult {
  const media = mediaType(contentType);
  const { text, encoding } = decodeBody(body, media.charset);
  const name = encoding.facts.webName;
  const entries = feedEntries(text);
  if (entries) return { values: entries, encoding: name };
  const readers = isJson(media) ? [json, xml] : [xml, json];
  for (const read of readers) {
    const value = read(text);
    if (value !== undefined) return { values: [value], encoding: name };
  }
  return { values: [text], encoding: name };
}

/** The document; undefined when the text is none. */
function xml(text: string): XmlDocument | undefined {
  if (!/^\s*</.test(text)) return undefined;
  const document = new XmlDocument();
  document.preserveWhitespace = true;
  try {
    loadText(document, text);
    return document;
  } catch (error) {
    if (error instanceof TerminatingError) return undefined;
    throw error;
  }
}

/** The objects; undefined when the text is no JSON. */
function json(text: string): Value {
  try {
    return new JsonReader(text, jsonBuilder(false, 'Default'), 1024).read();
  } catch (error) {
    if (error instanceof JsonSyntaxError) return undefined;
    throw error;
  }
}

/** `item` and `entry` elements of a feed; null when it is none. */
function feedEntries(text: string): XmlNode[] | null {
  if (!/<(rss|feed)[\s>]/i.test(text.slice(0, 4000))) return null;
  try {
    const document = documentFromText(text);
    const root = document.children.find((node) => node.kind === 'Element');
    if (!root || !/^(rss|feed)$/i.test((root as XmlElement).name)) return null;
    return [...entriesBelow(root)];
  } catch (error) {
    if (error instanceof TerminatingError) return null;
    throw error;
  }
}

function* entriesBelow(node: XmlNode): Generator<XmlNode> {
  for (const child of node.children) {
    if (child.kind !== 'Element') continue;
    if (/^(item|entry)$/i.test((child as XmlElement).name)) yield child;
    else yield* entriesBelow(child);
  }
}
