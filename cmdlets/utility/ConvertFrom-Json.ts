import { cmdlet } from '../../src/engine/command/definition.js';
import { enumType, int32, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { rangeKind } from '../../src/engine/command/validation-range.js';
import { ArgumentException } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { netError } from '../../src/engine/errors/terminating.js';
import type { Value } from '../../src/engine/values/value.js';
import { dateKinds } from './json/iso-date.js';
import { jsonBuilder } from './json/json-objects.js';
import { JsonReader, JsonSyntaxError } from './json/json-reader.js';

/** Turns JSON into objects. */
export const ConvertFromJson = cmdlet({
  name: 'ConvertFrom-Json',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Turns JSON into objects.',
  description: ['Several strings are one text, unless the first is JSON by itself: then each is.'],
  outputTypes: ['System.Management.Automation.PSObject', 'System.Management.Automation.OrderedHashtable'],
  parameters: {
    InputObject: {
      type: string,
      help: 'The JSON text, usually from the pipeline.',
      mandatory: true,
      position: 0,
      pipeline: true,
      allowEmptyString: true,
    },
    AsHashtable: {
      type: switchParameter,
      help: 'Tables instead of objects: names may be empty or differ by case only.',
    },
    Depth: { type: int32, help: 'How deep the text may be nested.', default: 1024, validate: [rangeKind('Positive')] },
    NoEnumerate: { type: switchParameter, help: 'An array at the top is written as one object.' },
    DateKind: {
      type: enumType('Microsoft.PowerShell.Commands.JsonDateKind', dateKinds),
      help: 'What strings that are dates become.',
      default: 'Default' as const,
    },
  },
  examples: [{ code: '(\'{ "Name": "b1", "Total": 5 }\' | ConvertFrom-Json).Total', remarks: '5.' }],
  run(context) {
    const { parameters: p } = context;
    const texts: string[] = [];

    function parse(text: string): Value {
      return new JsonReader(text, jsonBuilder(p.AsHashtable, p.DateKind), p.Depth).read();
    }

    function convert(text: string): void {
      try {
        context.write(parse(text), !p.NoEnumerate);
      } catch (error) {
        if (!(error instanceof JsonSyntaxError)) throw error;
        throw netError(newException(ArgumentException, `Conversion from JSON failed with error: ${error.message}`));
      }
    }

    return {
      process() {
        texts.push(p.InputObject);
      },
      end() {
        if (texts.length <= 1) {
          for (const text of texts) convert(text);
          return;
        }
        if (isJson(texts[0]!)) for (const text of texts) convert(text);
        else convert(texts.join('\n'));
      },
    };

    function isJson(text: string): boolean {
      try {
        return parse(text) !== undefined;
      } catch (error) {
        if (error instanceof JsonSyntaxError) return false;
        throw error;
      }
    }
  },
});
