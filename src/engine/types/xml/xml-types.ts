import { castError } from '../../convert/cast-errors.js';
import { displayText } from '../../convert/numeric.js';
import { toText } from '../../convert/text.js';
import { TerminatingError } from '../../errors/terminating.js';
import { isEnumerable, itemsOf } from '../../values/arrays.js';
import { defineEnum } from '../../values/enums.js';
import { defineType, type NetType } from '../../values/net-type.js';
import type { ScriptContext } from '../../values/script-access.js';
import type { MethodBody } from '../../values/type-definition.js';
import { requireType } from '../../values/type-names.js';
import { lazyTypes } from '../../values/type-registry.js';
import type { Value } from '../../values/value.js';
import type { TextReader } from '../io/readers.js';
import type { Stream } from '../io/stream-objects.js';
import type { TextWriter } from '../io/writers.js';
import {
  XmlCDataSection,
  XmlComment,
  XmlProcessingInstruction,
  XmlSignificantWhitespace,
  XmlWhitespace,
} from './character-data.js';
import { defineRest, defineTexts } from './content-types.js';
import { XmlDeclaration, XmlDocument, XmlDocumentFragment, XmlDocumentType } from './document-nodes.js';
import { decodeXml, documentFromText, loadFile, loadText, savedBytes, savedText, saveFile } from './documents.js';
import { byTagName, defineElement } from './element-types.js';
import { XmlAttribute, XmlElement } from './named-nodes.js';
import { XmlNameTable } from './namespaces.js';
import { defineXmlNode } from './node-types.js';
import { CharacterData, XmlNode, XmlText } from './nodes.js';
import { xmlName } from './xml-name.js';

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

function defineXml(): void {
  const node = defineXmlNode();
  const linked = defineType({ name: 'System.Xml.XmlLinkedNode', base: node });
  defineDocument(node);
  defineElement(linked);
  defineTexts(linked);
  defineRest(node, linked);
  requireType('System.Xml.XmlNodeType');
}

/** Names are written out: a bundler may rename a class. */
const classes = {
  XmlNode,
  XmlDocument,
  XmlElement,
  XmlAttribute,
  XmlCharacterData: CharacterData,
  XmlText,
  XmlCDataSection,
  XmlComment,
  XmlWhitespace,
  XmlSignificantWhitespace,
  XmlProcessingInstruction,
  XmlDeclaration,
  XmlDocumentType,
  XmlDocumentFragment,
};
const names = Object.keys(classes).map((name) => `System.Xml.${name}`);

lazyTypes([...names, 'System.Xml.XmlLinkedNode', 'xml'], defineXml, Object.values(classes));
