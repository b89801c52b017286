import type { XmlDocument } from './document-nodes.js';
import { copyChildren, XmlNode, XmlText } from './nodes.js';
import type { XmlName } from './xml-name.js';

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
