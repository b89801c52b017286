import { defineType, type NetType } from '../../values/net-type.js';
import {
  XmlCDataSection,
  XmlComment,
  XmlProcessingInstruction,
  XmlSignificantWhitespace,
  XmlWhitespace,
} from './character-data.js';
import { XmlDeclaration, XmlDocumentFragment, XmlDocumentType } from './document-nodes.js';
import { XmlAttribute } from './named-nodes.js';
import { CharacterData, XmlText } from './nodes.js';

/** Texts, CDATA sections, comments, white space, processing instructions. */
export function defineTexts(linked: NetType): void {
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

/** Attributes, declarations, document types, fragments. */
export function defineRest(node: NetType, linked: NetType): void {
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
