import { type XmlDeclaration, XmlDocument, type XmlDocumentType } from './document-nodes.js';
import type { XmlAttribute, XmlElement } from './named-nodes.js';
import type { CharacterData, XmlNode } from './nodes.js';

const textEscapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const attributeEscapes: Readonly<Record<string, string>> = {
  ...textEscapes,
  '"': '&quot;',
  '\n': '&#xA;',
  '\t': '&#x9;',
};

/** Text content with its special characters escaped, as XmlTextWriter does. */
export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (char) => textEscapes[char]!);
}

/** An attribute's value between double quotes. */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<>\r\n\t"]/g, (char) => attributeEscapes[char]!);
}

/** How a tree is laid out: null writes it as it is. */
export interface XmlLayout {
  readonly indent: string;
  readonly lineEnd: string;
}

/** `OuterXml`: the node as text. */
export function outerXml(node: XmlNode): string {
  return write(node, null, 0);
}

/** `InnerXml`: what is inside the node. */
export function innerXml(node: XmlNode): string {
  if (node.kind === 'Attribute') return escapeAttribute(node.value ?? '');
  return node.children.map((child) => write(child, null, 0)).join('');
}

/** The whole document, every node on a line of its own, except where an element has text between its children. */
export function indentedXml(document: XmlNode, layout: XmlLayout): string {
  return document.children.map((child) => write(child, layout, 0)).join(layout.lineEnd);
}

function write(node: XmlNode, layout: XmlLayout | null, depth: number): string {
  switch (node.kind) {
    case 'Element':
      return writeElement(node as XmlElement, layout, depth);
    case 'Attribute':
      return writeAttribute(node as XmlAttribute);
    case 'Text':
      return escapeText((node as CharacterData).text);
    case 'CDATA':
      return `<![CDATA[${(node as CharacterData).text}]]>`;
    case 'Comment':
      return `<!--${(node as CharacterData).text}-->`;
    case 'ProcessingInstruction': {
      const { text } = node as CharacterData;
      return `<?${node.name}${text === '' ? '' : ` ${text}`}?>`;
    }
    case 'XmlDeclaration':
      return `<?xml ${(node as XmlDeclaration).value}?>`;
    case 'DocumentType':
      return `<!DOCTYPE ${node.name}${(node as XmlDocumentType).rest}>`;
    case 'Whitespace':
    case 'SignificantWhitespace':
      return (node as CharacterData).text;
    case 'Document':
    case 'DocumentFragment':
      return node.children.map((child) => write(child, layout, depth)).join('');
  }
}

function writeAttribute(attribute: XmlAttribute): string {
  return `${attribute.name}="${escapeAttribute(attribute.value)}"`;
}

function writeElement(element: XmlElement, layout: XmlLayout | null, depth: number): string {
  const start = `<${element.name}${namespaceOf(element)}${element.attributes.map((one) => ` ${writeAttribute(one)}`).join('')}`;
  if (element.children.length === 0) return element.isEmpty ? `${start} />` : `${start}></${element.name}>`;
  return `${start}>${writeChildren(element, layout, depth)}</${element.name}>`;
}

/** The declaration of a namespace that the element is in but no ancestor declares (nodes made by CreateElement). */
function namespaceOf(element: XmlElement): string {
  const { prefix, namespace } = element;
  if (prefix === 'xml') return '';
  const declared = declaredNamespace(element, prefix);
  if (declared === namespace) return '';
  return prefix === '' ? ` xmlns="${escapeAttribute(namespace)}"` : ` xmlns:${prefix}="${escapeAttribute(namespace)}"`;
}

/** The namespace that a prefix stands for at a node; empty when there is none. */
export function declaredNamespace(node: XmlNode, prefix: string): string {
  const wanted = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  for (let at: XmlNode | null = node; at && !(at instanceof XmlDocument); at = at.parent) {
    if (at.kind !== 'Element') continue;
    const found = (at as XmlElement).attribute(wanted);
    if (found) return found.value;
    if (at !== node && at.prefix === prefix) return at.namespace;
  }
  return '';
}

function writeChildren(element: XmlElement, layout: XmlLayout | null, depth: number): string {
  const isMixed = element.children.some(
    ({ kind }) => kind === 'Text' || kind === 'CDATA' || kind.endsWith('Whitespace'),
  );
  if (!layout || isMixed) return element.children.map((child) => write(child, null, depth + 1)).join('');
  const before = layout.lineEnd + layout.indent.repeat(depth + 1);
  const inside = element.children.map((child) => before + write(child, layout, depth + 1)).join('');
  return inside + layout.lineEnd + layout.indent.repeat(depth);
}
