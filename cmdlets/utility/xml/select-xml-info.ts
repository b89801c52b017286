import type { XmlNode } from '../../../src/engine/types/xml/nodes.js';
import { innerXml } from '../../../src/engine/types/xml/write-xml.js';
import { defineType } from '../../../src/engine/values/net-type.js';
import { lazyTypes } from '../../../src/engine/values/type-registry.js';
import { NetObject } from '../../../src/engine/values/value.js';

/** `SelectXmlInfo`: a node that Select-Xml found. */
export class SelectXmlInfo extends NetObject {
  readonly node: XmlNode;
  /** The file, `InputStream` for text. */
  readonly path: string;
  readonly pattern: string;

  constructor(node: XmlNode, path: string, pattern: string) {
    super();
    this.node = node;
    this.path = path;
    this.pattern = pattern;
  }

  get text(): string {
    const inner = this.node.value?.trim() ?? innerXml(this.node).trim();
    return this.path === 'InputStream' ? inner : `${inner}:${this.path}`;
  }
}

lazyTypes(
  ['Microsoft.PowerShell.Commands.SelectXmlInfo'],
  () =>
    void defineType({
      name: 'Microsoft.PowerShell.Commands.SelectXmlInfo',
      represents: SelectXmlInfo,
      properties: {
        'Node: System.Xml.XmlNode': (self: SelectXmlInfo) => self.node,
        'Path: string': (self: SelectXmlInfo) => self.path,
        'Pattern: string': (self: SelectXmlInfo) => self.pattern,
      },
      methods: { 'ToString(): string': (self: SelectXmlInfo) => self.text },
      text: (self: SelectXmlInfo) => self.text,
    }),
  [SelectXmlInfo],
);
