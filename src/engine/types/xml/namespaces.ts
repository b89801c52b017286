import { defineType } from '../../values/net-type.js';
import { lazyTypes } from '../../values/type-registry.js';
import { NetObject } from '../../values/value.js';
import { xmlNamespace, xmlnsNamespace } from './xml-name.js';

/** `System.Xml.XmlNamespaceManager`: prefixes for XPath queries. */
export class XmlNamespaceManager extends NetObject {
  readonly prefixes = new Map<string, string>([
    ['', ''],
    ['xml', xmlNamespace],
    ['xmlns', xmlnsNamespace],
  ]);

  /** The namespace of a prefix; null when there is none. */
  lookup(prefix: string): string | null {
    return this.prefixes.get(prefix) ?? null;
  }
}

/** `System.Xml.NameTable`: passed around by scripts, holds nothing. */
export class XmlNameTable extends NetObject {}

function defineNamespaces(): void {
  const table = defineType({ name: 'System.Xml.XmlNameTable', represents: XmlNameTable });
  defineType({ name: 'System.Xml.NameTable', base: table, constructors: { 'new()': () => new XmlNameTable() } });
  defineType({
    name: 'System.Xml.XmlNamespaceManager',
    represents: XmlNamespaceManager,
    properties: {
      'DefaultNamespace: string': (self: XmlNamespaceManager) => self.lookup('') ?? '',
      'NameTable: System.Xml.XmlNameTable': () => new XmlNameTable(),
    },
    methods: {
      'AddNamespace(string prefix, string uri): void': (self: XmlNamespaceManager, [prefix, uri]: [string, string]) => {
        self.prefixes.set(prefix, uri);
      },
      'RemoveNamespace(string prefix, string uri): void': (self: XmlNamespaceManager, [prefix]: [string]) => {
        self.prefixes.delete(prefix);
      },
      'HasNamespace(string prefix): bool': (self: XmlNamespaceManager, [prefix]: [string]) => self.prefixes.has(prefix),
      'LookupNamespace(string prefix): string': (self: XmlNamespaceManager, [prefix]: [string]) => self.lookup(prefix),
      'LookupPrefix(string uri): string': (self: XmlNamespaceManager, [uri]: [string]) =>
        [...self.prefixes].find(([, namespace]) => namespace === uri)?.[0] ?? null,
    },
    constructors: {
      'new(System.Xml.XmlNameTable nameTable)': () => new XmlNamespaceManager(),
    },
  });
}

lazyTypes(['System.Xml.XmlNameTable', 'System.Xml.NameTable', 'System.Xml.XmlNamespaceManager'], defineNamespaces, [
  XmlNameTable,
  XmlNamespaceManager,
]);
