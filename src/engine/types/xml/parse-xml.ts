import type { TerminatingError } from '../../errors/terminating.js';
import {
  XmlCDataSection,
  XmlComment,
  XmlProcessingInstruction,
  XmlSignificantWhitespace,
  XmlWhitespace,
} from './character-data.js';
import { XmlDeclaration, XmlDocument, XmlDocumentType } from './document-nodes.js';
import { checkDocumentChild } from './document-rules.js';
import { XmlAttribute, XmlElement } from './named-nodes.js';
import { type XmlNode, XmlText } from './nodes.js';
import { type RawAttribute, readAttributes } from './read-attributes.js';
import { type XmlName, xmlName, xmlNamespace, xmlnsNamespace } from './xml-name.js';
import { XmlSource, xmlFault } from './xml-source.js';

/** How a text is read. */
export interface XmlParseOptions {
  /** White space between elements becomes nodes. */
  readonly preserveWhitespace: boolean;
  /** A text that may be no whole document (`InnerXml`, `[xml]`): text and several elements may stand at its top. */
  readonly fragment: boolean;
}

/** What XML 1.0 has no place for: controls, halves of a surrogate pair, and two noncharacters. */
const forbidden =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** One open element, with where its name stands. */
interface OpenElement {
  readonly node: XmlElement;
  readonly at: number;
  readonly prefixes: ReadonlyMap<string, string>;
  readonly keepsSpace: boolean;
}

/** Reads XML text into a parent node. Errors are XmlExceptions with .NET's words, line and position. */
export function parseXml(text: string, into: XmlNode, options: XmlParseOptions): void {
  new XmlParser(text, into, options).run();
}

/** One pass over a text; holds the place and the open elements. */
class XmlParser {
  readonly #source: XmlSource;
  readonly #into: XmlNode;
  readonly #owner: XmlDocument | null;
  readonly #options: XmlParseOptions;
  readonly #open: OpenElement[] = [];

  constructor(text: string, into: XmlNode, options: XmlParseOptions) {
    this.#source = new XmlSource(text);
    this.#into = into;
    this.#owner = into.document;
    this.#options = options;
  }

  run(): void {
    const bad = this.#source.text.search(forbidden);
    while (this.#source.at < this.#source.text.length) {
      this.#node();
      if (bad >= 0 && this.#source.at > bad) throw this.#badCharacter(bad);
    }
    if (this.#open.length > 0) throw this.#notClosed([]);
    if (!this.#options.fragment && !this.#hasRoot()) throw xmlFault('Root element is missing.', 0, 0);
  }

  #badCharacter(at: number): TerminatingError {
    const char = this.#source.text[at]!;
    const code = char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
    const shown = char === '\0' ? '.' : char;
    return this.#source.fault(`'${shown}', hexadecimal value 0x${code}, is an invalid character.`, at);
  }

  /** The input ends inside elements; `last` is one whose tag itself is not complete. */
  #notClosed(last: readonly string[]): TerminatingError {
    const names = [...this.#open.map(({ node }) => node.name), ...last].reverse().join(', ');
    const message = `Unexpected end of file has occurred. The following elements are not closed: ${names}.`;
    return this.#source.fault(message, this.#source.text.length);
  }

  #node(): void {
    if (this.#source.text[this.#source.at] !== '<') this.#characters();
    else if (this.#source.starts('</')) this.#endTag();
    else if (this.#source.starts('<!--')) this.#comment();
    else if (this.#source.starts('<![CDATA[')) this.#cdata();
    else if (this.#source.starts('<!DOCTYPE')) this.#documentType();
    else if (this.#source.starts('<?')) this.#instruction();
    else this.#startTag();
  }

  #parent(): XmlNode {
    return this.#open.at(-1)?.node ?? this.#into;
  }

  #hasRoot(): boolean {
    return this.#into.children.some(({ kind }) => kind === 'Element');
  }

  /** Adds a node, with the checks that a document makes on its children. */
  #add(node: XmlNode): void {
    const parent = this.#parent();
    if (parent instanceof XmlDocument) checkDocumentChild(parent, node);
    parent.append(node);
  }

  // ------------------------------------------------------------------------------------------ text

  #characters(): void {
    const next = this.#source.text.indexOf('<', this.#source.at);
    const end = next < 0 ? this.#source.text.length : next;
    const raw = this.#source.text.slice(this.#source.at, end);
    const isBlank = /^[ \t\r\n]*$/.test(raw);
    if (this.#open.length === 0 && !isBlank && !this.#options.fragment) this.#rootData(raw);
    const forbidden = raw.indexOf(']]>');
    if (forbidden >= 0)
      throw this.#source.fault("']]>' is not allowed in character data.", this.#source.at + forbidden);
    const text = this.#source.expand(raw, this.#source.at);
    this.#source.at = end;
    if (isBlank) this.#blank(text);
    else this.#add(new XmlText(this.#owner, text));
  }

  #rootData(raw: string): never {
    const lead = /^[ \t\r\n]*/.exec(raw)![0].length;
    throw this.#source.fault('Data at the root level is invalid.', this.#source.at + lead);
  }

  #blank(text: string): void {
    if (this.#open.at(-1)?.keepsSpace) this.#add(new XmlSignificantWhitespace(this.#owner, text));
    else if (this.#options.preserveWhitespace) this.#add(new XmlWhitespace(this.#owner, text));
  }

  // ------------------------------------------------------------------------------------------ markup

  #comment(): void {
    const start = this.#source.at + 4;
    const text = this.#source.until('-->', start, 'Comment');
    const wrong = text.indexOf('--');
    if (wrong >= 0 || text.endsWith('-')) {
      const at = start + (wrong >= 0 ? wrong : text.length - 1);
      throw this.#source.fault("An XML comment cannot contain '--', and '-' cannot be the last character.", at);
    }
    this.#add(new XmlComment(this.#owner, text.replace(/\r\n?/g, '\n')));
  }

  #cdata(): void {
    if (this.#open.length === 0 && !this.#options.fragment) this.#rootData('<');
    const text = this.#source.until(']]>', this.#source.at + 9, 'CDATA');
    this.#add(new XmlCDataSection(this.#owner, text.replace(/\r\n?/g, '\n')));
  }

  /** `<!DOCTYPE root …>`; the internal subset is kept as text. */
  #documentType(): void {
    let at = this.#source.at + 9;
    at += /^\s*/.exec(this.#source.text.slice(at))![0].length;
    const name = this.#source.name(at);
    let rest = '';
    let brackets = 0;
    for (at += name.length; ; at++) {
      const char = this.#source.text[at];
      if (char === undefined) throw this.#source.fault('Unexpected end of file while parsing DTD has occurred.', at);
      if (char === '[') brackets++;
      else if (char === ']') brackets--;
      else if (char === '>' && brackets === 0) break;
      rest += char;
    }
    this.#source.at = at + 1;
    this.#add(new XmlDocumentType(this.#owner, name, rest));
  }

  #instruction(): void {
    const start = this.#source.at;
    const target = this.#source.name(start + 2);
    const body = this.#source.until('?>', start + 2 + target.length, 'PI').trim();
    if (target.toLowerCase() !== 'xml') {
      this.#add(new XmlProcessingInstruction(this.#owner, target, body));
      return;
    }
    if (start !== 0) {
      const message =
        'Unexpected XML declaration. The XML declaration must be the first node in the document, and no whitespace characters are allowed to appear before it.';
      throw this.#source.fault(message, start + 2);
    }
    const part = (name: string): string => new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(body)?.[1] ?? '';
    if (part('version') === '') throw this.#source.fault('Invalid XML declaration.', start + 5);
    this.#add(new XmlDeclaration(this.#owner, part('version'), part('encoding'), part('standalone')));
  }

  #startTag(): void {
    const nameAt = this.#source.at + 1;
    const name = this.#source.name(nameAt);
    if (this.#open.length === 0 && !this.#options.fragment && this.#hasRoot()) {
      throw this.#source.fault('There are multiple root elements.', nameAt);
    }
    this.#source.at = nameAt + name.length;
    const attributes = readAttributes(this.#source, () => this.#notClosed([name]));
    const isEmpty = this.#source.starts('/>');
    this.#source.at += isEmpty ? 2 : 1;
    const prefixes = this.#prefixes(attributes);
    const element = new XmlElement(this.#owner, this.#qualify(name, prefixes, nameAt, true));
    for (const raw of attributes) this.#attach(element, raw, prefixes);
    this.#add(element);
    element.isEmpty = isEmpty;
    if (!isEmpty) this.#open.push({ node: element, at: nameAt, prefixes, keepsSpace: this.#keepsSpace(attributes) });
  }

  #keepsSpace(attributes: readonly RawAttribute[]): boolean {
    const own = attributes.find(({ name }) => name === 'xml:space')?.value;
    return own === undefined ? (this.#open.at(-1)?.keepsSpace ?? false) : own === 'preserve';
  }

  #attach(element: XmlElement, raw: RawAttribute, prefixes: ReadonlyMap<string, string>): void {
    if (element.attribute(raw.name)) throw this.#source.fault(`'${raw.name}' is a duplicate attribute name.`, raw.at);
    const name = this.#qualify(raw.name, prefixes, raw.at, false);
    element.setAttributeNode(new XmlAttribute(this.#owner, name, raw.value));
  }

  #endTag(): void {
    const nameAt = this.#source.at + 2;
    const open = this.#open.at(-1);
    if (!open) throw this.#source.fault('Unexpected end tag.', nameAt);
    const name = this.#source.name(nameAt);
    if (name !== open.node.name) {
      const { line, column } = this.#source.place(open.at);
      const message = `The '${open.node.name}' start tag on line ${line} position ${column} does not match the end tag of '${name}'.`;
      throw this.#source.fault(message, nameAt);
    }
    this.#source.at = nameAt + name.length;
    this.#source.skipBlanks();
    this.#source.expect('>');
    this.#open.pop();
  }

  // ------------------------------------------------------------------------------------------ namespaces

  #prefixes(attributes: readonly RawAttribute[]): ReadonlyMap<string, string> {
    const outer = this.#open.at(-1)?.prefixes;
    const declared = attributes.filter(({ name }) => name === 'xmlns' || name.startsWith('xmlns:'));
    if (declared.length === 0 && outer) return outer;
    const prefixes = new Map(outer ?? [['xml', xmlNamespace]]);
    for (const { name, value } of declared) prefixes.set(name === 'xmlns' ? '' : name.slice(6), value);
    return prefixes;
  }

  #qualify(name: string, prefixes: ReadonlyMap<string, string>, at: number, isElement: boolean): XmlName {
    if (name === 'xmlns' || name.startsWith('xmlns:')) return xmlName(name, xmlnsNamespace);
    const { prefix } = xmlName(name);
    if (prefix === '') return xmlName(name, isElement ? (prefixes.get('') ?? '') : '');
    const namespace = prefixes.get(prefix);
    if (namespace === undefined) throw this.#source.fault(`'${prefix}' is an undeclared prefix.`, at);
    return xmlName(name, namespace);
  }

  // ------------------------------------------------------------------------------------------ errors
}
