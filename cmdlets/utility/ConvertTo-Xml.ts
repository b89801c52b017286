import { cmdlet } from '../../src/engine/command/definition.js';
import { int32, psobject, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty, range, validSet } from '../../src/engine/command/validation.js';
import { documentFromText } from '../../src/engine/types/xml/documents.js';
import { ObjectXml } from './xml/object-xml.js';

const declaration = '<?xml version="1.0" encoding="utf-8"?>';

/** Turns objects into XML. */
export const ConvertToXml = cmdlet({
  name: 'ConvertTo-Xml',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Turns objects into XML.',
  outputTypes: ['System.String', 'System.Xml.XmlDocument'],
  parameters: {
    Depth: {
      type: int32,
      help: 'How many levels of properties are written.',
      default: 1,
      validate: [range(1, 2147483647)],
    },
    InputObject: {
      type: psobject,
      help: 'The objects, usually from the pipeline.',
      mandatory: true,
      position: 0,
      pipeline: true,
      allowNull: true,
    },
    NoTypeInformation: { type: switchParameter, help: 'Without the names of types.' },
    As: {
      type: string,
      help: 'Document, String or Stream.',
      default: 'Document',
      validate: [notNullOrEmpty, validSet(['Stream', 'String', 'Document'])],
    },
  },
  examples: [{ code: '([pscustomobject]@{ A = 1 } | ConvertTo-Xml).Objects.Object.Property.Name', remarks: 'A.' }],
  run(context) {
    const { parameters: p, session } = context;
    const lineEnd = session.windows ? '\r\n' : '\n';
    const writer = new ObjectXml(context.script, { depth: p.Depth, types: !p.NoTypeInformation, lineEnd });
    const stream = p.As.toLowerCase() === 'stream';
    const objects: string[] = [];
    return {
      begin() {
        if (!stream) return;
        context.write(declaration);
        context.write('<Objects>');
      },
      process() {
        if (stream) context.write(writer.object(p.InputObject, ''));
        else objects.push(writer.object(p.InputObject, '  '));
      },
      end() {
        if (stream) return context.write('</Objects>');
        const body =
          objects.length === 0 ? '<Objects />' : `<Objects>${lineEnd}${objects.join(lineEnd)}${lineEnd}</Objects>`;
        const text = `${declaration}${lineEnd}${body}`;
        context.write(p.As.toLowerCase() === 'string' ? text : documentFromText(text));
      },
    };
  },
});
