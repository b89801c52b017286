import { XmlElement } from './named-nodes.js';
import { copyChildren, XmlNode } from './nodes.js';

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
