import { cmdlet } from '../../src/engine/command/definition.js';
import { string, stringArray } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { Exception } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { dataFile, readDataFile } from './data/data-files.js';
import { jsonBuilder } from './json/json-objects.js';
import { JsonReader, JsonSyntaxError } from './json/json-reader.js';

const noSchema = 'JSON is tested for its form only, not against a schema.';

/** Tells whether a text is JSON. */
export const TestJson = cmdlet({
  name: 'Test-Json',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Tells whether a text is JSON.',
  defaultSet: 'JsonString',
  sets: ['JsonString', 'JsonPath', 'JsonLiteralPath'],
  outputTypes: ['System.Boolean'],
  parameters: {
    Json: { type: string, help: 'The text.', sets: { JsonString: { mandatory: true, position: 0, pipeline: true } } },
    Path: { type: string, help: 'A file.', sets: { JsonPath: { mandatory: true, position: 0 } } },
    LiteralPath: {
      type: string,
      help: 'A file, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      sets: { JsonLiteralPath: { mandatory: true } },
    },
    Schema: { type: string, help: 'A schema.', validate: [notNullOrEmpty], notSupportedHere: noSchema },
    SchemaFile: { type: string, help: 'A file with a schema.', validate: [notNullOrEmpty], notSupportedHere: noSchema },
    Options: { type: stringArray, help: 'What else is allowed: comments and trailing commas are.' },
  },
  examples: [{ code: '\'{ "a": 1 }\' | Test-Json', remarks: 'True.' }],
  run: (context) => ({
    process() {
      const { Json, Path, LiteralPath } = context.parameters;
      const file = LiteralPath ?? Path;
      const text =
        file === undefined ? (Json ?? '') : readDataFile(dataFile(context.session, file, LiteralPath !== undefined));
      try {
        context.write(new JsonReader(text, jsonBuilder(true, 'String'), 1024).read() !== undefined);
      } catch (error) {
        if (!(error instanceof JsonSyntaxError)) throw error;
        const exception = newException(Exception, `Cannot parse the JSON. ${error.message}`);
        context.writeError(errorRecord({ exception, id: 'InvalidJson', category: 'InvalidData', target: text }));
        context.write(false);
      }
    },
  }),
});
