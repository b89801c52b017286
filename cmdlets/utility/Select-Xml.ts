import { readFileSync } from 'node:fs';
import type { CmdletContext } from '../../src/engine/command/cmdlet-context.js';
import { cmdlet } from '../../src/engine/command/definition.js';
import { arrayOf, hashtable, netType, string, stringArray } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { convertTo } from '../../src/engine/convert/convert.js';
import { toText } from '../../src/engine/convert/text.js';
import { type ErrorRecord, errorRecord } from '../../src/engine/errors/error-record.js';
import { ArgumentException, InvalidOperationException } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { TerminatingError } from '../../src/engine/errors/terminating.js';
import { onFile } from '../../src/engine/types/io/faults.js';
import { decodeXml, documentFromText } from '../../src/engine/types/xml/documents.js';
import type { XmlNode } from '../../src/engine/types/xml/nodes.js';
import { selectNodes } from '../../src/engine/types/xml/xpath/evaluate-xpath.js';
import type { Hashtable } from '../../src/engine/values/dictionaries.js';
import { requireType } from '../../src/engine/values/type-names.js';
import { isNullish } from '../../src/engine/values/value.js';
import { plainPlace, resolveItems } from '../management/providers/globbing.js';
import { givenPaths } from '../management/providers/path-parameters.js';
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
      const search = (node: XmlNode, path: string): void => {
        const lookup = Namespace ? namespaces(context, Namespace) : null;
        for (const found of selectNodes(node, XPath, lookup)) context.write(new SelectXmlInfo(found, path, XPath));
      };
      for (const node of Xml ?? []) search(node, 'InputStream');
      for (const text of Content ?? []) {
        const document = converted(context, text);
        if (document) search(document, 'InputStream');
      }
      if (Xml || Content) return;
      // One path that leads nowhere ends the command before any file is read.
      const { paths, literal } = givenPaths(context.parameters);
      const places = paths.flatMap((path) =>
        literal ? [plainPlace(context.session, path, true)] : resolveItems(context.session, path, false),
      );
      for (const { path } of places) {
        try {
          search(documentFromText(decodeXml(onFile(path, (place) => readFileSync(place)))), path);
        } catch (error) {
          context.writeError(readFault(error, path));
        }
      }
    },
  }),
});

type Output = Pick<CmdletContext<unknown>, 'script' | 'writeError'>;

/** The prefixes of -Namespace; one without a value is an error. */
function namespaces(context: Output, table: Hashtable): (prefix: string) => string | null {
  const known = new Map<string, string>();
  for (const { key, value } of table.entries()) {
    if (isNullish(value)) {
      const message =
        'This command cannot be run because the prefix value in the Namespace parameter is null. Provide a valid value for the prefix, and then run the command again.';
      const exception = newException(InvalidOperationException, message);
      context.writeError(errorRecord({ exception, id: 'PrefixError', category: 'InvalidOperation', target: table }));
    } else known.set(toText(context.script, key), toText(context.script, value));
  }
  return (prefix) => known.get(prefix) ?? null;
}

/** A text as a document; null where it is none, which is reported as a failed conversion. */
function converted(context: Output, text: string): XmlNode | null {
  try {
    return convertTo(context.script, text, requireType('System.Xml.XmlDocument')) as XmlNode;
  } catch (error) {
    if (!(error instanceof TerminatingError) || error.fromErrorAction) throw error;
    context.writeError(error.recordForCmdlet());
    return null;
  }
}

const unreadable =
  /^System\.(Xml\.XmlException|NotSupportedException|UnauthorizedAccessException|InvalidOperationException|IO\..*)$/;

/** What a file that is no XML or cannot be read means; any other error is raised again. */
function readFault(error: unknown, path: string): ErrorRecord {
  if (!(error instanceof TerminatingError) || error.fromErrorAction || !unreadable.test(error.exception.typeName))
    throw error;
  const message = `The file '${path}' cannot be read: ${error.exception.message}`;
  const exception = newException(ArgumentException, message, error.exception);
  return errorRecord({ exception, id: 'ProcessingFile', category: 'InvalidArgument', target: path });
}
