import { NetObject } from '../../values/value.js';
import type { XmlDocument } from './document-nodes.js';

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

/** Gives `to` copies of the children of `from`, when `deep`. */
export function copyChildren(from: XmlNode, to: XmlNode, owner: XmlDocument | null, deep: boolean): void {
  if (deep) for (const child of from.children) to.append(child.clone(owner, true));
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
