import { cmdlet } from '../../src/engine/command/definition.js';
import { enumType, int32, object, switchParameter } from '../../src/engine/command/parameter-types.js';
import { range } from '../../src/engine/command/validation.js';
import type { Value } from '../../src/engine/values/value.js';
import { JsonWriter } from './json/json-writer.js';

/** Turns objects into JSON. */
export const ConvertToJson = cmdlet({
  name: 'ConvertTo-Json',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Turns objects into JSON.',
  outputTypes: ['System.String'],
  parameters: {
    InputObject: {
      type: object,
      help: 'The objects, usually from the pipeline.',
      mandatory: true,
      position: 0,
      pipeline: true,
      allowNull: true,
      allowEmptyString: true,
      allowEmptyCollection: true,
    },
    Depth: {
      type: int32,
      help: 'How many levels below the objects are written; what is deeper is written as text.',
      default: 2,
      validate: [range(0, 100)],
    },
    Compress: { type: switchParameter, help: 'One line without blanks.' },
    EnumsAsStrings: { type: switchParameter, help: 'Names of enumerations instead of their numbers.' },
    AsArray: { type: switchParameter, help: 'An array also for one object.' },
    EscapeHandling: {
      type: enumType('Newtonsoft.Json.StringEscapeHandling', ['Default', 'EscapeNonAscii', 'EscapeHtml']),
      help: 'Which characters are written as numbers.',
      default: 'Default' as const,
    },
  },
  examples: [
    { code: "[ordered]@{ Name = 'b1'; Total = 5 } | ConvertTo-Json -Compress", remarks: '{"Name":"b1","Total":5}' },
    { code: '1, 2 | ConvertTo-Json -Compress', remarks: '[1,2]' },
  ],
  run(context) {
    const { parameters: p, session } = context;
    const objects: Value[] = [];
    return {
      process() {
        objects.push(p.InputObject);
      },
      end() {
        if (objects.length === 0) return;
        const writer = new JsonWriter(context.script, {
          depth: p.Depth,
          compress: p.Compress,
          enumsAsStrings: p.EnumsAsStrings,
          escapes: p.EscapeHandling,
          lineEnd: session.windows ? '\r\n' : '\n',
        });
        const text = writer.write(objects.length > 1 || p.AsArray ? objects : objects[0]);
        if (writer.truncated) {
          context.warning(`Resulting JSON is truncated as serialization has exceeded the set depth of ${p.Depth}.`);
        }
        context.write(text);
      },
    };
  },
});
