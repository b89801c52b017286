import { castError } from '../../convert/cast-errors.js';
import { displayText } from '../../convert/numeric.js';
import { toText } from '../../convert/text.js';
import { TerminatingError } from '../../errors/terminating.js';
import { isEnumerable, itemsOf } from '../../values/arrays.js';
import { defineEnum } from '../../values/enums.js';
import { defineType, lazyTypes, type MethodBody, type NetType, requireType } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import type { Value } from '../../values/value.js';
import type { TextReader } from '../io/readers.js';
import type { Stream } from '../io/streams.js';
import type { TextWriter } from '../io/writers.js';
import { decodeXml, documentFromText, loadFile, loadText, savedBytes, savedText, saveFile } from './documents.js';
import { XmlNameTable } from './namespaces.js';
import { XmlNodeList } from './node-lists.js';
import { defineXmlNode } from './node-types.js';
import {
  CharacterData,
  XmlAttribute,
  XmlCDataSection,
  XmlComment,
  XmlDeclaration,
  XmlDocument,
  XmlDocumentFragment,
  XmlDocumentType,
  XmlElement,
  XmlNode,
  XmlProcessingInstruction,
  XmlSignificantWhitespace,
  XmlText,
  XmlWhitespace,
  xmlName,
} from './nodes.js';
import { declaredNamespace } from './write-xml.js';

defineEnum('System.Xml.XmlNodeType', [
  'None',
  'Element',
  'Attribute',
  'Text',
  'CDATA',
  'EntityReference',
  'Entity',
  'ProcessingInstruction',
  'Comment',
  'Document',
  'DocumentType',
  'DocumentFragment',
  'Notation',
  'Whitespace',
  'SignificantWhitespace',
  'EndElement',
  'EndEntity',
  'XmlDeclaration',
]);

/** `[xml]`: text, or lines of text. Error: InvalidCastToXmlDocument. */
function toDocument(value: Value, ctx: ScriptContext): Value {
  if (value instanceof XmlNode) return undefined;
  const text = isEnumerable(value)
    ? itemsOf(value)
        .map((item) => toText(ctx, item))
        .join('\n')
    : toText(ctx, value);
  try {
    return documentFromText(text, true);
  } catch (error) {
    if (!(error instanceof TerminatingError)) throw error;
    const message = `Cannot convert value "${displayText(ctx, value)}" to type "System.Xml.XmlDocument". Error: "${error.exception.message}"`;
    throw castError('InvalidCastToXmlDocument', message, error.exception);
  }
}

/** Elements below a node by their name; `*` takes all. */
function elementsNamed(self: XmlNode, matches: (element: XmlElement) => boolean): XmlNodeList {
  const collect = (node: XmlNode): XmlElement[] =>
    node.children.flatMap((child) =>
      child instanceof XmlElement ? [...(matches(child) ? [child] : []), ...collect(child)] : [],
    );
  return new XmlNodeList(() => collect(self));
}

const byTagName: Record<string, MethodBody> = {
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

const creating: Record<string, MethodBody> = {
  'CreateElement(string name): System.Xml.XmlElement': (self: XmlDocument, [name]: [string]) =>
    new XmlElement(self, xmlName(name)),
  'CreateElement(string qualifiedName, string namespaceURI): System.Xml.XmlElement': (
    self: XmlDocument,
    [name, namespace]: [string, string],
  ) => new XmlElement(self, xmlName(name, namespace)),
  'CreateElement(string prefix, string localName, string namespaceURI): System.Xml.XmlElement': (
    self: XmlDocument,
    [prefix, local, namespace]: [string, string, string],
  ) => new XmlElement(self, { prefix: prefix ?? '', local, namespace: namespace ?? '' }),
  'CreateAttribute(string name): System.Xml.XmlAttribute': (self: XmlDocument, [name]: [string]) =>
    new XmlAttribute(self, xmlName(name)),
  'CreateAttribute(string qualifiedName, string namespaceURI): System.Xml.XmlAttribute': (
    self: XmlDocument,
    [name, namespace]: [string, string],
  ) => new XmlAttribute(self, xmlName(name, namespace)),
  'CreateTextNode(string text): System.Xml.XmlText': (self: XmlDocument, [text]: [string]) => new XmlText(self, text),
  'CreateCDataSection(string data): System.Xml.XmlCDataSection': (self: XmlDocument, [text]: [string]) =>
    new XmlCDataSection(self, text),
  'CreateComment(string data): System.Xml.XmlComment': (self: XmlDocument, [text]: [string]) =>
    new XmlComment(self, text),
  'CreateDocumentFragment(): System.Xml.XmlDocumentFragment': (self: XmlDocument) => new XmlDocumentFragment(self),
  'CreateProcessingInstruction(string target, string data): System.Xml.XmlProcessingInstruction': (
    self: XmlDocument,
    [target, text]: [string, string],
  ) => new XmlProcessingInstruction(self, target, text ?? ''),
  'CreateWhitespace(string text): System.Xml.XmlWhitespace': (self: XmlDocument, [text]: [string]) =>
    new XmlWhitespace(self, text),
  'CreateXmlDeclaration(string version, string encoding, string standalone): System.Xml.XmlDeclaration': (
    self: XmlDocument,
    [version, encoding, standalone]: [string, string | null, string | null],
  ) => new XmlDeclaration(self, version, encoding ?? '', standalone ?? ''),
  'ImportNode(System.Xml.XmlNode node, bool deep): System.Xml.XmlNode': (
    self: XmlDocument,
    [node, deep]: [XmlNode, boolean],
  ) => node.clone(self, deep),
};

function defineDocument(node: NetType): void {
  defineType({
    name: 'System.Xml.XmlDocument',
    accelerators: ['xml'],
    base: node,
    represents: XmlDocument,
    convert: toDocument,
    properties: {
      'DocumentElement: System.Xml.XmlElement': (self: XmlDocument) => self.root,
      'NameTable: System.Xml.XmlNameTable': () => new XmlNameTable(),
      'PreserveWhitespace: bool': {
        get: (self: XmlDocument) => self.preserveWhitespace,
        set: (self: XmlDocument, keep: boolean) => {
          self.preserveWhitespace = keep;
        },
      },
      'XmlResolver: System.Object': { get: () => null, set: () => undefined },
    },
    methods: {
      ...creating,
      ...byTagName,
      'LoadXml(string xml): void': (self: XmlDocument, [text]: [string]) => loadText(self, text),
      'Load(string filename): void': (self: XmlDocument, [path]: [string], ctx) => loadFile(ctx, self, path),
      'Load(System.IO.Stream inStream): void': (self: XmlDocument, [stream]: [Stream]) =>
        loadText(self, decodeXml(stream.readRest())),
      'Load(System.IO.TextReader txtReader): void': (self: XmlDocument, [reader]: [TextReader]) =>
        loadText(self, reader.readToEnd()),
      'Save(string filename): void': (self: XmlDocument, [path]: [string], ctx) => saveFile(ctx, self, path),
      'Save(System.IO.Stream outStream): void': (self: XmlDocument, [stream]: [Stream]) =>
        stream.writeBytes(savedBytes(self)),
      'Save(System.IO.TextWriter writer): void': (self: XmlDocument, [writer]: [TextWriter]) => {
        writer.write(savedText(self, writer.encoding.facts.webName));
      },
    },
    constructors: { 'new()': () => new XmlDocument() },
  });
}

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

function defineElement(linked: NetType): void {
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

function defineTexts(linked: NetType): void {
  const character = defineType({
    name: 'System.Xml.XmlCharacterData',
    base: linked,
    represents: CharacterData,
    properties: {
      'Data: string': {
        get: (self: CharacterData) => self.text,
        set: (self: CharacterData, text: string) => {
          self.text = text;
        },
      },
      'Length: int': (self: CharacterData) => self.text.length,
    },
  });
  defineType({ name: 'System.Xml.XmlText', base: character, represents: XmlText });
  defineType({ name: 'System.Xml.XmlCDataSection', base: character, represents: XmlCDataSection });
  defineType({ name: 'System.Xml.XmlComment', base: character, represents: XmlComment });
  defineType({ name: 'System.Xml.XmlWhitespace', base: character, represents: XmlWhitespace });
  defineType({ name: 'System.Xml.XmlSignificantWhitespace', base: character, represents: XmlSignificantWhitespace });
  defineType({
    name: 'System.Xml.XmlProcessingInstruction',
    base: linked,
    represents: XmlProcessingInstruction,
    properties: {
      'Data: string': (self: XmlProcessingInstruction) => self.text,
      'Target: string': (self: XmlProcessingInstruction) => self.target,
    },
  });
}

function defineRest(node: NetType, linked: NetType): void {
  defineType({
    name: 'System.Xml.XmlAttribute',
    base: node,
    represents: XmlAttribute,
    properties: {
      'OwnerElement: System.Xml.XmlElement': (self: XmlAttribute) => self.parent,
      'Specified: bool': () => true,
    },
  });
  defineType({
    name: 'System.Xml.XmlDeclaration',
    base: linked,
    represents: XmlDeclaration,
    properties: {
      'Encoding: string': {
        get: (self: XmlDeclaration) => self.encoding,
        set: (self: XmlDeclaration, name: string) => {
          self.encoding = name;
        },
      },
      'Standalone: string': (self: XmlDeclaration) => self.standalone,
      'Version: string': (self: XmlDeclaration) => self.version,
    },
  });
  defineType({ name: 'System.Xml.XmlDocumentType', base: linked, represents: XmlDocumentType });
  defineType({ name: 'System.Xml.XmlDocumentFragment', base: node, represents: XmlDocumentFragment });
}

function defineXml(): void {
  const node = defineXmlNode();
  const linked = defineType({ name: 'System.Xml.XmlLinkedNode', base: node });
  defineDocument(node);
  defineElement(linked);
  defineTexts(linked);
  defineRest(node, linked);
  requireType('System.Xml.XmlNodeType');
}

const classes = [
  XmlNode,
  XmlDocument,
  XmlElement,
  XmlAttribute,
  CharacterData,
  XmlText,
  XmlCDataSection,
  XmlComment,
  XmlWhitespace,
  XmlSignificantWhitespace,
  XmlProcessingInstruction,
  XmlDeclaration,
  XmlDocumentType,
  XmlDocumentFragment,
];
const names = classes.map(({ name }) => `System.Xml.${name === 'CharacterData' ? 'XmlCharacterData' : name}`);

lazyTypes([...names, 'System.Xml.XmlLinkedNode', 'xml'], defineXml, classes);
