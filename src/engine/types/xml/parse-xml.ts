import { InvalidOperationException, XmlException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError, type TerminatingError } from '../../errors/terminating.js';
import {
  XmlAttribute,
  XmlCDataSection,
  XmlComment,
  XmlDeclaration,
  XmlDocument,
  XmlDocumentType,
  XmlElement,
  type XmlName,
  type XmlNode,
  XmlProcessingInstruction,
  XmlSignificantWhitespace,
  XmlText,
  XmlWhitespace,
  xmlName,
  xmlNamespace,
  xmlnsNamespace,
} from './nodes.js';

/** How a text is read. */
export interface XmlParseOptions {
  /** White space between elements becomes nodes. */
  readonly preserveWhitespace: boolean;
  /** A text that may be no whole document (`InnerXml`, `[xml]`): text and several elements may stand at its top. */
  readonly fragment: boolean;
}

// Made by the first document: classes of Unicode cost a start a millisecond.
let nameStartPattern: RegExp | undefined;
let nameRunPattern: RegExp | undefined;

const startsName = (text: string): boolean => (nameStartPattern ??= /[\p{L}_:]/u).test(text);

/** The characters of a name from an offset on. */
function nameAt(text: string, at: number): string {
  nameRunPattern ??= /(?:[\p{L}\p{N}_:.\-\u00b7]|\p{M})*/uy;
  nameRunPattern.lastIndex = at;
  return nameRunPattern.exec(text)![0];
}
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** One open element, with where its name stands. */
interface OpenElement {
  readonly node: XmlElement;
  readonly at: number;
  readonly prefixes: ReadonlyMap<string, string>;
  readonly keepsSpace: boolean;
}

interface RawAttribute {
  readonly name: string;
  readonly value: string;
  readonly at: number;
}

/** Reads XML text into a parent node. Errors are XmlExceptions with .NET's words, line and position. */
export function parseXml(text: string, into: XmlNode, options: XmlParseOptions): void {
  new XmlParser(text, into, options).run();
}

/** One pass over a text; holds the place and the open elements. */
class XmlParser {
  readonly #text: string;
  readonly #into: XmlNode;
  readonly #owner: XmlDocument | null;
  readonly #options: XmlParseOptions;
  readonly #open: OpenElement[] = [];
  #at = 0;

  constructor(text: string, into: XmlNode, options: XmlParseOptions) {
    this.#text = text.startsWith('\ufeff') ? text.slice(1) : text;
    this.#into = into;
    this.#owner = into.document;
    this.#options = options;
  }

  run(): void {
    while (this.#at < this.#text.length) this.#node();
    if (this.#open.length > 0) throw this.#notClosed([]);
    if (!this.#options.fragment && !this.#hasRoot()) throw xmlFault('Root element is missing.', 0, 0);
  }

  /** The input ends inside elements; `last` is one whose tag itself is not complete. */
  #notClosed(last: readonly string[]): TerminatingError {
    const names = [...this.#open.map(({ node }) => node.name), ...last].reverse().join(', ');
    const message = `Unexpected end of file has occurred. The following elements are not closed: ${names}.`;
    return this.#fault(message, this.#text.length);
  }

  #node(): void {
    if (this.#text[this.#at] !== '<') this.#characters();
    else if (this.#starts('</')) this.#endTag();
    else if (this.#starts('<!--')) this.#comment();
    else if (this.#starts('<![CDATA[')) this.#cdata();
    else if (this.#starts('<!DOCTYPE')) this.#documentType();
    else if (this.#starts('<?')) this.#instruction();
    else this.#startTag();
  }

  #starts(mark: string): boolean {
    return this.#text.startsWith(mark, this.#at);
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
    const next = this.#text.indexOf('<', this.#at);
    const end = next < 0 ? this.#text.length : next;
    const raw = this.#text.slice(this.#at, end);
    const isBlank = /^[ \t\r\n]*$/.test(raw);
    if (this.#open.length === 0 && !isBlank && !this.#options.fragment) this.#rootData(raw);
    const forbidden = raw.indexOf(']]>');
    if (forbidden >= 0) throw this.#fault("']]>' is not allowed in character data.", this.#at + forbidden);
    const text = this.#expand(raw, this.#at);
    this.#at = end;
    if (isBlank) this.#blank(text);
    else this.#add(new XmlText(this.#owner, text));
  }

  #rootData(raw: string): never {
    const lead = /^[ \t\r\n]*/.exec(raw)![0].length;
    throw this.#fault('Data at the root level is invalid.', this.#at + lead);
  }

  #blank(text: string): void {
    if (this.#open.at(-1)?.keepsSpace) this.#add(new XmlSignificantWhitespace(this.#owner, text));
    else if (this.#options.preserveWhitespace) this.#add(new XmlWhitespace(this.#owner, text));
  }

  /** Line ends become LF; character references and the five entities become what they stand for. */
  #expand(raw: string, start: number): string {
    const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
    if (!text.includes('&')) return text;
    return text.replace(/&([^;&<\s]*)(;?)/g, (_whole, name: string, end: string, offset: number) =>
      this.#reference(name, end === ';', start + offset),
    );
  }

  #reference(name: string, isClosed: boolean, at: number): string {
    if (name === '' || !isClosed) {
      if (name === '' || !startsName(name[0]!)) {
        if (name.startsWith('#')) throw this.#fault('Invalid syntax for a decimal numeric entity reference.', at + 2);
        throw this.#fault('An error occurred while parsing EntityName.', at + 1);
      }
      const next = this.#text[at + 1 + name.length] ?? '';
      throw this.#fault(`'${next}' is an unexpected token. The expected token is ';'.`, at + 1 + name.length);
    }
    const number = /^#(?:x([\da-fA-F]+)|(\d+))$/.exec(name);
    if (number) return String.fromCodePoint(Number.parseInt(number[1] ?? number[2]!, number[1] ? 16 : 10));
    const known = entities[name];
    if (known === undefined) throw this.#fault(`Reference to undeclared entity '${name}'.`, at + 1);
    return known;
  }

  // ------------------------------------------------------------------------------------------ markup

  #until(mark: string, from: number, what: string): string {
    const end = this.#text.indexOf(mark, from);
    if (end < 0) throw this.#fault(`Unexpected end of file while parsing ${what} has occurred.`, this.#text.length);
    this.#at = end + mark.length;
    return this.#text.slice(from, end);
  }

  #comment(): void {
    const start = this.#at + 4;
    const text = this.#until('-->', start, 'Comment');
    const wrong = text.indexOf('--');
    if (wrong >= 0 || text.endsWith('-')) {
      const at = start + (wrong >= 0 ? wrong : text.length - 1);
      throw this.#fault("An XML comment cannot contain '--', and '-' cannot be the last character.", at);
    }
    this.#add(new XmlComment(this.#owner, text.replace(/\r\n?/g, '\n')));
  }

  #cdata(): void {
    if (this.#open.length === 0 && !this.#options.fragment) this.#rootData('<');
    const text = this.#until(']]>', this.#at + 9, 'CDATA');
    this.#add(new XmlCDataSection(this.#owner, text.replace(/\r\n?/g, '\n')));
  }

  /** `<!DOCTYPE root …>`; the internal subset is kept as text. */
  #documentType(): void {
    let at = this.#at + 9;
    at += /^\s*/.exec(this.#text.slice(at))![0].length;
    const name = this.#name(at);
    let rest = '';
    let brackets = 0;
    for (at += name.length; ; at++) {
      const char = this.#text[at];
      if (char === undefined) throw this.#fault('Unexpected end of file while parsing DTD has occurred.', at);
      if (char === '[') brackets++;
      else if (char === ']') brackets--;
      else if (char === '>' && brackets === 0) break;
      rest += char;
    }
    this.#at = at + 1;
    this.#add(new XmlDocumentType(this.#owner, name, rest));
  }

  #instruction(): void {
    const start = this.#at;
    const target = this.#name(start + 2);
    const body = this.#until('?>', start + 2 + target.length, 'PI').trim();
    if (target.toLowerCase() !== 'xml') {
      this.#add(new XmlProcessingInstruction(this.#owner, target, body));
      return;
    }
    if (start !== 0) {
      const message =
        'Unexpected XML declaration. The XML declaration must be the first node in the document, and no whitespace characters are allowed to appear before it.';
      throw this.#fault(message, start + 2);
    }
    const part = (name: string): string => new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(body)?.[1] ?? '';
    if (part('version') === '') throw this.#fault('Invalid XML declaration.', start + 5);
    this.#add(new XmlDeclaration(this.#owner, part('version'), part('encoding'), part('standalone')));
  }

  #name(at: number): string {
    const first = this.#text[at];
    if (first === undefined) throw this.#fault('Unexpected end of file has occurred.', at);
    if (!startsName(first)) {
      throw this.#fault(`Name cannot begin with the '${first}' character, hexadecimal value ${hex(first)}.`, at);
    }
    return nameAt(this.#text, at);
  }

  #startTag(): void {
    const nameAt = this.#at + 1;
    const name = this.#name(nameAt);
    if (this.#open.length === 0 && !this.#options.fragment && this.#hasRoot()) {
      throw this.#fault('There are multiple root elements.', nameAt);
    }
    this.#at = nameAt + name.length;
    const attributes = this.#attributes(name);
    const isEmpty = this.#starts('/>');
    this.#at += isEmpty ? 2 : 1;
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
    if (element.attribute(raw.name)) throw this.#fault(`'${raw.name}' is a duplicate attribute name.`, raw.at);
    const name = this.#qualify(raw.name, prefixes, raw.at, false);
    element.setAttributeNode(new XmlAttribute(this.#owner, name, raw.value));
  }

  #attributes(element: string): RawAttribute[] {
    const found: RawAttribute[] = [];
    for (;;) {
      const spaces = /^[ \t\r\n]*/.exec(this.#text.slice(this.#at, this.#at + 4096))![0].length;
      this.#at += spaces;
      const char = this.#text[this.#at];
      if (char === undefined) throw this.#notClosed([element]);
      if (char === '>' || this.#starts('/>')) return found;
      if (char === '/') {
        const next = this.#text[this.#at + 1];
        if (next === undefined) throw this.#fault('Unexpected end of file has occurred.', this.#at + 1);
        throw this.#fault(`'${next}' is an unexpected token. The expected token is '>'.`, this.#at + 1);
      }
      if (spaces === 0) this.#badNameCharacter(char, found.length > 0);
      found.push(this.#attribute());
    }
  }

  #badNameCharacter(char: string, isBehindAttribute: boolean): never {
    if (isBehindAttribute) throw this.#fault(`'${char}' is an unexpected token. Expecting whitespace.`);
    throw this.#fault(`The '${char}' character, hexadecimal value ${hex(char)}, cannot be included in a name.`);
  }

  #attribute(): RawAttribute {
    const at = this.#at;
    const name = this.#name(at);
    this.#at = at + name.length;
    this.#skipBlanks();
    this.#expect('=');
    this.#skipBlanks();
    const quote = this.#text[this.#at];
    if (quote !== '"' && quote !== "'") {
      if (quote === undefined) throw this.#fault('Unexpected end of file has occurred.');
      throw this.#fault(`'${quote}' is an unexpected token. The expected token is '"' or '''.`);
    }
    return { name, value: this.#attributeValue(quote), at };
  }

  #attributeValue(quote: string): string {
    const start = this.#at + 1;
    const end = this.#text.indexOf(quote, start);
    const raw = this.#text.slice(start, end < 0 ? undefined : end);
    const bad = raw.indexOf('<');
    if (bad >= 0) throw this.#fault("'<', hexadecimal value 0x3C, is an invalid attribute character.", start + bad);
    if (end < 0) throw this.#fault('There is an unclosed literal string.', this.#text.length);
    this.#at = end + 1;
    return this.#expand(raw.replace(/\r\n|[\r\n\t]/g, ' '), start);
  }

  #skipBlanks(): void {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? '')) this.#at++;
  }

  #expect(char: string): void {
    const found = this.#text[this.#at];
    if (found === undefined) throw this.#fault('Unexpected end of file has occurred.');
    if (found !== char) throw this.#fault(`'${found}' is an unexpected token. The expected token is '${char}'.`);
    this.#at++;
  }

  #endTag(): void {
    const nameAt = this.#at + 2;
    const open = this.#open.at(-1);
    if (!open) throw this.#fault('Unexpected end tag.', nameAt);
    const name = this.#name(nameAt);
    if (name !== open.node.name) {
      const { line, column } = this.#place(open.at);
      const message = `The '${open.node.name}' start tag on line ${line} position ${column} does not match the end tag of '${name}'.`;
      throw this.#fault(message, nameAt);
    }
    this.#at = nameAt + name.length;
    this.#skipBlanks();
    this.#expect('>');
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
    if (namespace === undefined) throw this.#fault(`'${prefix}' is an undeclared prefix.`, at);
    return xmlName(name, namespace);
  }

  // ------------------------------------------------------------------------------------------ errors

  #place(at: number): { line: number; column: number } {
    const before = this.#text.slice(0, at);
    const lines = before.split(/\r\n|\r|\n/);
    return { line: lines.length, column: lines.at(-1)!.length + 1 };
  }

  #fault(message: string, at: number = this.#at): TerminatingError {
    const { line, column } = this.#place(at);
    return xmlFault(`${message} Line ${line}, position ${column}.`, line, column);
  }
}

function hex(char: string): string {
  return `0x${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

function xmlFault(message: string, line: number, column: number): TerminatingError {
  return netError(newException(XmlException, message, null, { LineNumber: line, LinePosition: column }));
}

/** What may stand at the top of a document: one element, one declaration, comments and the like. Error: InvalidOperationException. */
export function checkDocumentChild(document: XmlDocument, node: XmlNode): void {
  if (node.kind === 'Element' && document.root && document.root !== node) {
    throw misplaced("This document already has a 'DocumentElement' node.");
  }
  if (node.kind === 'Text' || node.kind === 'CDATA' || node.kind === 'Attribute') {
    throw misplaced(
      'The specified node cannot be inserted as the valid child of this node, because the specified node is the wrong type.',
    );
  }
}

function misplaced(message: string): TerminatingError {
  return netError(newException(InvalidOperationException, message));
}
