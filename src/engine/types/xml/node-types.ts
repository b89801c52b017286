import { ArgumentException, InvalidOperationException } from '../../errors/exception-types.js';
import { newException } from '../../errors/exceptions.js';
import { netError } from '../../errors/terminating.js';
import { enumOf } from '../../values/enums.js';
import { defineType, type NetType } from '../../values/net-type.js';
import type { MethodBody } from '../../values/type-definition.js';
import type { Value } from '../../values/value.js';
import { ListEnumerator } from '../enumerator.js';
import { readXmlMember, writeXmlMember, xmlMembers } from './adapter.js';
import type { XmlDocument } from './document-nodes.js';
import { checkDocumentChild } from './document-rules.js';
import { XmlAttribute, XmlElement } from './named-nodes.js';
import type { XmlNamespaceManager } from './namespaces.js';
import { XmlAttributeCollection, XmlNodeList } from './node-lists.js';
import { XmlNode } from './nodes.js';
import { parseXml } from './parse-xml.js';
import { declaredNamespace, innerXml, outerXml } from './write-xml.js';
import { selectNodes } from './xpath/evaluate-xpath.js';

function insert(self: XmlNode, node: XmlNode, at: number): XmlNode {
  if (self.kind === 'Document') checkDocumentChild(self as XmlDocument, node);
  if (node.document !== null && self.document !== null && node.document !== self.document) {
    throw netError(newException(ArgumentException, 'The node to be inserted is from a different document context.'));
  }
  self.insert(node, at);
  return node;
}

function placeOfChild(self: XmlNode, child: XmlNode): number {
  const at = self.children.indexOf(child);
  if (at >= 0) return at;
  throw netError(newException(ArgumentException, 'The reference node is not a child of this node.'));
}

function setInnerXml(self: XmlNode, text: string): void {
  self.removeChildren();
  if (self instanceof XmlElement) self.isEmpty = false;
  parseXml(text, self, { preserveWhitespace: true, fragment: self.kind !== 'Document' });
}

function setValue(self: XmlNode, text: string): void {
  if (self.value === null || self.kind === 'XmlDeclaration') {
    throw netError(newException(InvalidOperationException, `Cannot set a value on node type '${self.kind}'.`));
  }
  self.value = text;
}

/** All nodes of a query. */
function query(self: XmlNode, xpath: string, manager?: XmlNamespaceManager | null): readonly XmlNode[] {
  return selectNodes(self, xpath, manager ? (prefix) => manager.lookup(prefix) : null);
}

function selectAll(self: XmlNode, [xpath, manager]: [string, XmlNamespaceManager?]): Value {
  const nodes = query(self, xpath, manager);
  return new XmlNodeList(() => nodes);
}

function selectOne(self: XmlNode, [xpath, manager]: [string, XmlNamespaceManager?]): Value {
  return query(self, xpath, manager)[0] ?? null;
}

const editing: Record<string, MethodBody> = {
  'AppendChild(System.Xml.XmlNode newChild): System.Xml.XmlNode': (self: XmlNode, [node]: [XmlNode]) =>
    insert(self, node, self.children.length),
  'PrependChild(System.Xml.XmlNode newChild): System.Xml.XmlNode': (self: XmlNode, [node]: [XmlNode]) =>
    insert(self, node, 0),
  'InsertBefore(System.Xml.XmlNode newChild, System.Xml.XmlNode refChild): System.Xml.XmlNode': (
    self: XmlNode,
    [node, before]: [XmlNode, XmlNode | null],
  ) => insert(self, node, before ? placeOfChild(self, before) : self.children.length),
  'InsertAfter(System.Xml.XmlNode newChild, System.Xml.XmlNode refChild): System.Xml.XmlNode': (
    self: XmlNode,
    [node, after]: [XmlNode, XmlNode | null],
  ) => insert(self, node, after ? placeOfChild(self, after) + 1 : 0),
  'ReplaceChild(System.Xml.XmlNode newChild, System.Xml.XmlNode oldChild): System.Xml.XmlNode': (
    self: XmlNode,
    [node, old]: [XmlNode, XmlNode],
  ) => {
    const at = placeOfChild(self, old);
    self.remove(old);
    insert(self, node, at);
    return old;
  },
  'RemoveChild(System.Xml.XmlNode oldChild): System.Xml.XmlNode': (self: XmlNode, [old]: [XmlNode]) => {
    if (old.parent !== self || old.kind === 'Attribute') {
      throw netError(newException(ArgumentException, 'The node to be removed is not a child of this node.'));
    }
    self.remove(old);
    return old;
  },
  'RemoveAll(): void': (self: XmlNode) => {
    self.removeChildren();
    if (self instanceof XmlElement) for (const one of [...self.attributes]) self.removeAttributeNode(one);
  },
};

const reading: Record<string, MethodBody> = {
  'Clone(): System.Xml.XmlNode': (self: XmlNode) => self.clone(self.document, true),
  'CloneNode(bool deep): System.Xml.XmlNode': (self: XmlNode, [deep]: [boolean]) => self.clone(self.document, deep),
  'GetEnumerator(): System.Collections.IEnumerator': (self: XmlNode) => new ListEnumerator(self.children),
  'GetNamespaceOfPrefix(string prefix): string': (self: XmlNode, [prefix]: [string]) => declaredNamespace(self, prefix),
  'Normalize(): void': () => undefined,
  'SelectNodes(string xpath): System.Xml.XmlNodeList': selectAll,
  'SelectNodes(string xpath, System.Xml.XmlNamespaceManager nsmgr): System.Xml.XmlNodeList': selectAll,
  'SelectSingleNode(string xpath): System.Xml.XmlNode': selectOne,
  'SelectSingleNode(string xpath, System.Xml.XmlNamespaceManager nsmgr): System.Xml.XmlNode': selectOne,
};

/** `System.Xml.XmlNode`: what every node can do, and the properties that PowerShell reads out of the tree. */
export function defineXmlNode(): NetType {
  return defineType({
    name: 'System.Xml.XmlNode',
    represents: XmlNode,
    interfaces: ['System.ICloneable', 'System.Collections.IEnumerable'],
    properties: {
      'Attributes: System.Xml.XmlAttributeCollection': (self: XmlNode) =>
        self instanceof XmlElement ? new XmlAttributeCollection(self) : null,
      'BaseURI: string': () => '',
      'ChildNodes: System.Xml.XmlNodeList': (self: XmlNode) => new XmlNodeList(() => self.children),
      'FirstChild: System.Xml.XmlNode': (self: XmlNode) => self.children[0] ?? null,
      'HasChildNodes: bool': (self: XmlNode) => self.children.length > 0,
      'InnerText: string': {
        get: (self: XmlNode) => self.allText,
        set: (self: XmlNode, text: string) => {
          self.allText = text;
        },
      },
      'InnerXml: string': { get: innerXml, set: setInnerXml },
      'IsReadOnly: bool': () => false,
      'LastChild: System.Xml.XmlNode': (self: XmlNode) => self.children.at(-1) ?? null,
      'LocalName: string': (self: XmlNode) => self.localName,
      'Name: string': (self: XmlNode) => self.name,
      'NamespaceURI: string': (self: XmlNode) => self.namespace,
      'NextSibling: System.Xml.XmlNode': (self: XmlNode) => self.sibling(1),
      'NodeType: System.Xml.XmlNodeType': (self: XmlNode) => enumOf('System.Xml.XmlNodeType', self.kind),
      'OuterXml: string': outerXml,
      'OwnerDocument: xml': (self: XmlNode) => self.owner,
      'ParentNode: System.Xml.XmlNode': (self: XmlNode) => (self instanceof XmlAttribute ? null : self.parent),
      'Prefix: string': (self: XmlNode) => self.prefix,
      'PreviousSibling: System.Xml.XmlNode': (self: XmlNode) => self.sibling(-1),
      'Value: string': { get: (self: XmlNode) => self.value, set: setValue },
    },
    methods: { ...editing, ...reading },
    getMember: readXmlMember,
    setMember: writeXmlMember,
    adaptedMembers: xmlMembers,
    getItem: (self: XmlNode, index) =>
      self.children.find((child) => child.kind === 'Element' && child.name === String(index)),
    text: (self: XmlNode) => self.localName,
  });
}
