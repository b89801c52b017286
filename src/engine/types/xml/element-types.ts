import { defineType, type NetType } from '../../values/net-type.js';
import type { MethodBody } from '../../values/type-definition.js';
import { XmlAttribute, XmlElement } from './named-nodes.js';
import { XmlNodeList } from './node-lists.js';
import type { XmlNode } from './nodes.js';
import { declaredNamespace } from './write-xml.js';
import { xmlName } from './xml-name.js';

/** Elements below a node by their name; `*` takes all. */
function elementsNamed(self: XmlNode, matches: (element: XmlElement) => boolean): XmlNodeList {
  const collect = (node: XmlNode): XmlElement[] =>
    node.children.flatMap((child) =>
      child instanceof XmlElement ? [...(matches(child) ? [child] : []), ...collect(child)] : [],
    );
  return new XmlNodeList(() => collect(self));
}

/** `GetElementsByTagName`, of documents and elements. */
export const byTagName: Record<string, MethodBody> = {
  'GetElementsByTagName(string name): System.Xml.XmlNodeList': (self: XmlNode, [name]: [string]) =>
    elementsNamed(self, (element) => name === '*' || element.name === name),
  'GetElementsByTagName(string localName, string namespaceURI): System.Xml.XmlNodeList': (
    self: XmlNode,
    [name, namespace]: [string, string],
  ) =>
    elementsNamed(
      self,
      (element) =>
        (name === '*' || element.localName === name) && (namespace === '*' || element.namespace === namespace),
    ),
};

function setAttribute(self: XmlElement, name: string, value: string | null, namespace?: string): void {
  const existing = self.attribute(namespace === undefined ? name : xmlName(name).local, namespace);
  if (existing) {
    existing.value = value;
    return;
  }
  const { prefix } = xmlName(name);
  const inherited = prefix === '' ? '' : declaredNamespace(self, prefix);
  self.setAttributeNode(new XmlAttribute(self.owner, xmlName(name, namespace ?? inherited), value ?? ''));
}

const attributeMethods: Record<string, MethodBody> = {
  'GetAttribute(string name): string': (self: XmlElement, [name]: [string]) => self.attribute(name)?.value ?? '',
  'GetAttribute(string localName, string namespaceURI): string': (
    self: XmlElement,
    [name, namespace]: [string, string],
  ) => self.attribute(name, namespace)?.value ?? '',
  'GetAttributeNode(string name): System.Xml.XmlAttribute': (self: XmlElement, [name]: [string]) =>
    self.attribute(name),
  'HasAttribute(string name): bool': (self: XmlElement, [name]: [string]) => self.attribute(name) !== null,
  'HasAttribute(string localName, string namespaceURI): bool': (
    self: XmlElement,
    [name, namespace]: [string, string],
  ) => self.attribute(name, namespace) !== null,
  'SetAttribute(string name, string value): void': (self: XmlElement, [name, value]: [string, string | null]) =>
    setAttribute(self, name, value),
  'SetAttribute(string localName, string namespaceURI, string value): string': (
    self: XmlElement,
    [name, namespace, value]: [string, string, string],
  ) => {
    setAttribute(self, name, value, namespace);
    return value;
  },
  'SetAttributeNode(System.Xml.XmlAttribute newAttr): System.Xml.XmlAttribute': (
    self: XmlElement,
    [attribute]: [XmlAttribute],
  ) => self.setAttributeNode(attribute),
  'RemoveAttribute(string name): void': (self: XmlElement, [name]: [string]) => {
    const found = self.attribute(name);
    if (found) self.removeAttributeNode(found);
  },
  'RemoveAttributeNode(System.Xml.XmlAttribute oldAttr): System.Xml.XmlAttribute': (
    self: XmlElement,
    [attribute]: [XmlAttribute],
  ) => {
    self.removeAttributeNode(attribute);
    return attribute;
  },
  'RemoveAllAttributes(): void': (self: XmlElement) => {
    for (const attribute of [...self.attributes]) self.removeAttributeNode(attribute);
  },
};

/** `System.Xml.XmlElement`. */
export function defineElement(linked: NetType): void {
  defineType({
    name: 'System.Xml.XmlElement',
    base: linked,
    represents: XmlElement,
    properties: {
      'HasAttributes: bool': (self: XmlElement) => self.attributes.length > 0,
      'IsEmpty: bool': {
        get: (self: XmlElement) => self.isEmpty,
        set: (self: XmlElement, empty: boolean) => {
          if (empty) self.removeChildren();
          self.isEmpty = empty;
        },
      },
    },
    methods: { ...attributeMethods, ...byTagName },
  });
}
