import { NetObject } from '../../values/value.js';

/** What a node is, in .NET's words (`XmlNodeType`). */
export type XmlNodeKind =
  | 'Element'
  | 'Attribute'
  | 'Text'
  | 'CDATA'
  | 'ProcessingInstruction'
  | 'Comment'
  | 'Document'
  | 'DocumentType'
  | 'DocumentFragment'
  | 'Whitespace'
  | 'SignificantWhitespace'
  | 'XmlDeclaration';

/** A name with its parts: `m:user` has prefix `m`, local part `user`. */
export interface XmlName {
  readonly prefix: string;
  readonly local: string;
  readonly namespace: string;
}

export const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';
export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/** Splits a qualified name; the namespace is the caller's. */
export function xmlName(qualified: string, namespace = ''): XmlName {
  const colon = qualified.indexOf(':');
  return colon < 0
    ? { prefix: '', local: qualified, namespace }
    : { prefix: qualified.slice(0, colon), local: qualified.slice(colon + 1), namespace };
}

/** A node of an XML tree (`System.Xml.XmlNode`). */
export abstract class XmlNode extends NetObject {
  abstract readonly kind: XmlNodeKind;
  readonly owner: XmlDocument | null;
  parent: XmlNode | null = null;
  children: XmlNode[] = [];

  constructor(owner: XmlDocument | null) {
    super();
    this.owner = owner;
  }

  /** The qualified name, or `#text` and the like. */
  abstract get name(): string;

  get localName(): string {
    return this.name;
  }

  get prefix(): string {
    return '';
  }

  get namespace(): string {
    return '';
  }

  /** `Value`: the text of texts, comments and attributes; null for the others. */
  get value(): string | null {
    return null;
  }

  set value(_text: string | null) {
    // Nodes without a value take none; the type table refuses before it comes here.
  }

  /** The text of everything inside. */
  get allText(): string {
    return this.children.map((child) => (isContent(child) ? child.allText : '')).join('');
  }

  set allText(text: string) {
    this.removeChildren();
    const owner = this.document;
    this.append(new XmlText(owner, text));
  }

  /** The document the node belongs to; itself for a document. */
  get document(): XmlDocument | null {
    return this.owner;
  }

  /** Puts a node behind the last child; a fragment gives its children. */
  append(node: XmlNode): void {
    this.insert(node, this.children.length);
  }

  /** Puts a node at a place among the children, taking it from where it was. */
  insert(node: XmlNode, at: number): void {
    if (node.kind === 'DocumentFragment') {
      const parts = node.children;
      node.children = [];
      parts.forEach((part, i) => {
        part.parent = null;
        this.insert(part, at + i);
      });
      return;
    }
    let place = at;
    if (node.parent) {
      if (node.parent === this && this.children.indexOf(node) < at) place--;
      node.parent.remove(node);
    }
    this.children.splice(place, 0, node);
    node.parent = this;
  }

  remove(node: XmlNode): void {
    const at = this.children.indexOf(node);
    if (at < 0) return;
    this.children.splice(at, 1);
    node.parent = null;
  }

  removeChildren(): void {
    for (const child of this.children) child.parent = null;
    this.children = [];
  }

  sibling(step: 1 | -1): XmlNode | null {
    if (!this.parent || this.kind === 'Attribute') return null;
    return this.parent.children[this.parent.children.indexOf(this) + step] ?? null;
  }

  /** Copies the node; children come along when `deep`. */
  abstract clone(owner: XmlDocument | null, deep: boolean): XmlNode;
}

/** True for nodes whose text counts in `InnerText`. */
function isContent(node: XmlNode): boolean {
  return node.kind !== 'Comment' && node.kind !== 'ProcessingInstruction' && node.kind !== 'XmlDeclaration';
}

/** Nodes with a name of their own in a namespace. */
abstract class NamedNode extends XmlNode {
  readonly xmlName: XmlName;

  constructor(owner: XmlDocument | null, name: XmlName) {
    super(owner);
    this.xmlName = name;
  }

  get name(): string {
    const { prefix, local } = this.xmlName;
    return prefix === '' ? local : `${prefix}:${local}`;
  }

  override get localName(): string {
    return this.xmlName.local;
  }

  override get prefix(): string {
    return this.xmlName.prefix;
  }

  override get namespace(): string {
    return this.xmlName.namespace;
  }
}

/** `System.Xml.XmlElement`. */
export class XmlElement extends NamedNode {
  readonly kind = 'Element';
  readonly attributes: XmlAttribute[] = [];
  /** Written `<a />` rather than `<a></a>` while it has no children. */
  isEmpty = true;

  override insert(node: XmlNode, at: number): void {
    this.isEmpty = false;
    super.insert(node, at);
  }

  override get allText(): string {
    return super.allText;
  }

  override set allText(text: string) {
    this.removeChildren();
    this.isEmpty = false;
    if (text !== '') this.append(new XmlText(this.owner, text));
  }

  attribute(name: string, namespace?: string): XmlAttribute | null {
    const found =
      namespace === undefined
        ? this.attributes.find((one) => one.name === name)
        : this.attributes.find((one) => one.localName === name && one.namespace === namespace);
    return found ?? null;
  }

  /** Adds an attribute; one of the same name gives way and is returned. */
  setAttributeNode(attribute: XmlAttribute): XmlAttribute | null {
    const at = this.attributes.findIndex((one) => one.name === attribute.name);
    attribute.parent = this;
    if (at < 0) {
      this.attributes.push(attribute);
      return null;
    }
    const [old] = this.attributes.splice(at, 1, attribute);
    old!.parent = null;
    return old!;
  }

  removeAttributeNode(attribute: XmlAttribute): void {
    const at = this.attributes.indexOf(attribute);
    if (at < 0) return;
    this.attributes.splice(at, 1);
    attribute.parent = null;
  }

  clone(owner: XmlDocument | null, deep: boolean): XmlElement {
    const copy = new XmlElement(owner, this.xmlName);
    for (const attribute of this.attributes) copy.setAttributeNode(attribute.clone(owner));
    copyChildren(this, copy, owner, deep);
    copy.isEmpty = this.isEmpty;
    return copy;
  }
}

function copyChildren(from: XmlNode, to: XmlNode, owner: XmlDocument | null, deep: boolean): void {
  if (deep) for (const child of from.children) to.append(child.clone(owner, true));
}

/** `System.Xml.XmlAttribute`; its parent is the element that owns it. */
export class XmlAttribute extends NamedNode {
  readonly kind = 'Attribute';
  #text: string;

  constructor(owner: XmlDocument | null, name: XmlName, text = '') {
    super(owner, name);
    this.#text = text;
  }

  override get value(): string {
    return this.#text;
  }

  override set value(text: string | null) {
    this.#text = text ?? '';
  }

  override get allText(): string {
    return this.#text;
  }

  override set allText(text: string) {
    this.#text = text;
  }

  clone(owner: XmlDocument | null): XmlAttribute {
    return new XmlAttribute(owner, this.xmlName, this.#text);
  }
}

/** Nodes that hold a text: texts, CDATA sections, comments, white space. */
export abstract class CharacterData extends XmlNode {
  text: string;

  constructor(owner: XmlDocument | null, text: string) {
    super(owner);
    this.text = text;
  }

  override get value(): string {
    return this.text;
  }

  override set value(text: string | null) {
    this.text = text ?? '';
  }

  override get allText(): string {
    return this.text;
  }

  override set allText(text: string) {
    this.text = text;
  }

  clone(owner: XmlDocument | null): XmlNode {
    const make = this.constructor as new (owner: XmlDocument | null, text: string) => XmlNode;
    return new make(owner, this.text);
  }
}

/** `System.Xml.XmlText`. */
export class XmlText extends CharacterData {
  readonly kind = 'Text';

  get name(): string {
    return '#text';
  }
}

/** `System.Xml.XmlCDataSection`. */
export class XmlCDataSection extends CharacterData {
  readonly kind = 'CDATA';

  get name(): string {
    return '#cdata-section';
  }
}

/** `System.Xml.XmlComment`. */
export class XmlComment extends CharacterData {
  readonly kind = 'Comment';

  get name(): string {
    return '#comment';
  }
}

/** `System.Xml.XmlWhitespace`: white space between elements, kept with PreserveWhitespace. */
export class XmlWhitespace extends CharacterData {
  readonly kind = 'Whitespace';

  get name(): string {
    return '#whitespace';
  }
}

/** `System.Xml.XmlSignificantWhitespace`: white space under `xml:space="preserve"`. */
export class XmlSignificantWhitespace extends CharacterData {
  readonly kind = 'SignificantWhitespace';

  get name(): string {
    return '#significant-whitespace';
  }
}

/** `System.Xml.XmlProcessingInstruction`. */
export class XmlProcessingInstruction extends CharacterData {
  readonly kind = 'ProcessingInstruction';
  readonly target: string;

  constructor(owner: XmlDocument | null, target: string, text: string) {
    super(owner, text);
    this.target = target;
  }

  get name(): string {
    return this.target;
  }

  override clone(owner: XmlDocument | null): XmlNode {
    return new XmlProcessingInstruction(owner, this.target, this.text);
  }
}

/** `System.Xml.XmlDeclaration`: `<?xml version="1.0" encoding="utf-8"?>`. */
export class XmlDeclaration extends XmlNode {
  readonly kind = 'XmlDeclaration';
  readonly version: string;
  encoding: string;
  standalone: string;

  constructor(owner: XmlDocument | null, version: string, encoding: string, standalone: string) {
    super(owner);
    this.version = version;
    this.encoding = encoding;
    this.standalone = standalone;
  }

  get name(): string {
    return 'xml';
  }

  override get value(): string {
    const encoding = this.encoding === '' ? '' : ` encoding="${this.encoding}"`;
    const standalone = this.standalone === '' ? '' : ` standalone="${this.standalone}"`;
    return `version="${this.version}"${encoding}${standalone}`;
  }

  override get allText(): string {
    return this.value;
  }

  clone(owner: XmlDocument | null): XmlNode {
    return new XmlDeclaration(owner, this.version, this.encoding, this.standalone);
  }
}

/** `System.Xml.XmlDocumentType`: kept as it was written. */
export class XmlDocumentType extends XmlNode {
  readonly kind = 'DocumentType';
  readonly rootName: string;
  /** What stands behind the name: external identifiers and the internal subset. */
  readonly rest: string;

  constructor(owner: XmlDocument | null, rootName: string, rest: string) {
    super(owner);
    this.rootName = rootName;
    this.rest = rest;
  }

  get name(): string {
    return this.rootName;
  }

  clone(owner: XmlDocument | null): XmlNode {
    return new XmlDocumentType(owner, this.rootName, this.rest);
  }
}

/** `System.Xml.XmlDocumentFragment`. */
export class XmlDocumentFragment extends XmlNode {
  readonly kind = 'DocumentFragment';

  get name(): string {
    return '#document-fragment';
  }

  clone(owner: XmlDocument | null, deep: boolean): XmlNode {
    const copy = new XmlDocumentFragment(owner);
    copyChildren(this, copy, owner, deep);
    return copy;
  }
}

/** `System.Xml.XmlDocument`. */
export class XmlDocument extends XmlNode {
  readonly kind = 'Document';
  preserveWhitespace = false;

  constructor() {
    super(null);
  }

  get name(): string {
    return '#document';
  }

  override get document(): XmlDocument {
    return this;
  }

  get root(): XmlElement | null {
    return this.children.find((child): child is XmlElement => child instanceof XmlElement) ?? null;
  }

  get declaration(): XmlDeclaration | null {
    const [first] = this.children;
    return first instanceof XmlDeclaration ? first : null;
  }

  clone(_owner: XmlDocument | null, deep: boolean): XmlNode {
    const copy = new XmlDocument();
    copyChildren(this, copy, copy, deep);
    return copy;
  }
}
