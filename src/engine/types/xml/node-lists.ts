import { defineType } from '../../values/net-type.js';
import { lazyTypes } from '../../values/type-registry.js';
import { NetObject, type Value } from '../../values/value.js';
import { ListEnumerator } from '../enumerator.js';
import type { XmlAttribute, XmlElement } from './named-nodes.js';
import type { XmlNode } from './nodes.js';
import { xmlName } from './xml-name.js';

/** `System.Xml.XmlNodeList`: the result of a query, or the children of a node as they are now. */
export class XmlNodeList extends NetObject {
  readonly #items: () => readonly XmlNode[];

  constructor(items: () => readonly XmlNode[]) {
    super();
    this.#items = items;
  }

  get items(): readonly XmlNode[] {
    return this.#items();
  }
}

/** `System.Xml.XmlAttributeCollection` of one element. */
export class XmlAttributeCollection extends NetObject {
  readonly element: XmlElement;

  constructor(element: XmlElement) {
    super();
    this.element = element;
  }

  get items(): readonly XmlAttribute[] {
    return this.element.attributes;
  }
}

type Nodes = XmlNodeList | XmlAttributeCollection;

const countProperty = { 'Count: int': (self: Nodes) => self.items.length };

function attributeAt(self: XmlAttributeCollection, index: Value): Value {
  if (typeof index === 'number') return self.items[index];
  return self.element.attribute(String(index)) ?? undefined;
}

function defineLists(): void {
  defineType({
    name: 'System.Xml.XmlNodeList',
    represents: XmlNodeList,
    interfaces: ['System.Collections.IEnumerable', 'System.IDisposable'],
    enumerate: (self: XmlNodeList) => self.items,
    getItem: (self: XmlNodeList, index) => (typeof index === 'number' ? self.items[index] : undefined),
    properties: countProperty,
    methods: {
      'Item(int index): System.Xml.XmlNode': (self: XmlNodeList, [index]: [number]) => self.items[index] ?? null,
      'GetEnumerator(): System.Collections.IEnumerator': (self: XmlNodeList) => new ListEnumerator(self.items),
    },
  });
  defineType({
    name: 'System.Xml.XmlAttributeCollection',
    represents: XmlAttributeCollection,
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
    enumerate: (self: XmlAttributeCollection) => self.items,
    getItem: attributeAt,
    properties: countProperty,
    methods: {
      'Append(System.Xml.XmlAttribute node): System.Xml.XmlAttribute': (
        self: XmlAttributeCollection,
        [node]: [XmlAttribute],
      ) => {
        self.element.setAttributeNode(node);
        return node;
      },
      'GetNamedItem(string name): System.Xml.XmlNode': (self: XmlAttributeCollection, [name]: [string]) =>
        self.element.attribute(name),
      'GetNamedItem(string localName, string namespaceURI): System.Xml.XmlNode': (
        self: XmlAttributeCollection,
        [name, namespace]: [string, string],
      ) => self.element.attribute(xmlName(name).local, namespace),
      'Item(int index): System.Xml.XmlNode': (self: XmlAttributeCollection, [index]: [number]) =>
        self.items[index] ?? null,
      'Remove(System.Xml.XmlAttribute node): System.Xml.XmlAttribute': (
        self: XmlAttributeCollection,
        [node]: [XmlAttribute],
      ) => {
        self.element.removeAttributeNode(node);
        return node;
      },
      'RemoveNamedItem(string name): System.Xml.XmlNode': (self: XmlAttributeCollection, [name]: [string]) => {
        const found = self.element.attribute(name);
        if (found) self.element.removeAttributeNode(found);
        return found;
      },
      'RemoveAll(): void': (self: XmlAttributeCollection) => {
        for (const attribute of [...self.items]) self.element.removeAttributeNode(attribute);
      },
      'GetEnumerator(): System.Collections.IEnumerator': (self: XmlAttributeCollection) =>
        new ListEnumerator(self.items),
    },
  });
}

lazyTypes(['System.Xml.XmlNodeList', 'System.Xml.XmlAttributeCollection'], defineLists, [
  XmlNodeList,
  XmlAttributeCollection,
]);
