import { readFileSync } from 'node:fs';
import { cmdlet } from '../../src/engine/command/definition.js';
import { arrayOf, hashtable, netType, string, stringArray } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { toText } from '../../src/engine/convert/text.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { TerminatingError } from '../../src/engine/errors/terminating.js';
import { onFile } from '../../src/engine/types/io/faults.js';
import { decodeXml, documentFromText } from '../../src/engine/types/xml/documents.js';
import type { XmlNode } from '../../src/engine/types/xml/nodes.js';
import { selectNodes } from '../../src/engine/types/xml/xpath/evaluate-xpath.js';
import { forEachItem } from '../management/providers/path-parameters.js';
import { SelectXmlInfo } from './xml/select-xml-info.js';

/** Finds nodes of XML by XPath. */
export const SelectXml = cmdlet({
  name: 'Select-Xml',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Finds nodes of XML by XPath.',
  defaultSet: 'Xml',
  sets: ['Xml', 'Path', 'LiteralPath', 'Content'],
  outputTypes: ['Microsoft.PowerShell.Commands.SelectXmlInfo'],
  parameters: {
    Path: {
      type: stringArray,
      help: 'The files; wildcards are allowed.',
      wildcards: true,
      validate: [notNullOrEmpty],
      sets: { Path: { mandatory: true, position: 1, byName: true } },
    },
    LiteralPath: {
      type: stringArray,
      help: 'The files, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      validate: [notNullOrEmpty],
      sets: { LiteralPath: { mandatory: true, byName: true } },
    },
    Xml: {
      type: arrayOf(netType<XmlNode>('System.Xml.XmlNode', 'XmlNode')),
      help: 'Documents or nodes.',
      aliases: ['Node'],
      validate: [notNullOrEmpty],
      sets: { Xml: { mandatory: true, position: 1, pipeline: true, byName: true } },
    },
    Content: {
      type: stringArray,
      help: 'XML as text.',
      validate: [notNullOrEmpty],
      sets: { Content: { mandatory: true, pipeline: true } },
    },
    XPath: { type: string, help: 'What to look for.', mandatory: true, position: 0, validate: [notNullOrEmpty] },
    Namespace: { type: hashtable, help: 'Prefixes of the query and their namespaces.', validate: [notNullOrEmpty] },
  },
  examples: [{ code: "(Select-Xml -Content '<r><u>a</u></r>' -XPath '//u').Node.InnerText", remarks: 'a.' }],
  run: (context) => ({
    process() {
      const { Xml, Content, XPath, Namespace } = context.parameters;
      const lookup = Namespace
        ? (prefix: string): string | null =>
            Namespace.has(prefix) ? toText(context.script, Namespace.get(prefix)) : null
        : null;
      const search = (node: XmlNode, path: string): void => {
        for (const found of selectNodes(node, XPath, lookup)) context.write(new SelectXmlInfo(found, path, XPath));
      };
      const reported = (action: () => void): void => {
        try {
          action();
        } catch (error) {
          if (!(error instanceof TerminatingError) || error.fromErrorAction) throw error;
          const { exception, record } = error;
          const xml = exception.typeName === 'System.Xml.XmlException';
          context.writeError(xml ? errorRecord({ exception, id: 'ProcessingFile', category: 'SyntaxError' }) : record);
        }
      };
      for (const node of Xml ?? []) reported(() => search(node, 'InputStream'));
      for (const text of Content ?? []) reported(() => search(documentFromText(text), 'InputStream'));
      if (Xml || Content) return;
      forEachItem(context, context.parameters, ({ path }) =>
        reported(() => search(documentFromText(decodeXml(onFile(path, (place) => readFileSync(place)))), path)),
      );
    },
  }),
});
