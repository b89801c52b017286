import { cmdlet } from '../../src/engine/command/definition.js';
import { char, string } from '../../src/engine/command/parameter-types.js';
import { PSInvalidOperationException } from '../../src/engine/errors/engine-exceptions.js';
import { errorRecord } from '../../src/engine/errors/error-record.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { Hashtable } from '../../src/engine/values/dictionaries.js';
import { unescapePattern } from './data/string-data.js';

/** Turns lines of `name = value` into a hashtable. */
export const ConvertFromStringData = cmdlet({
  name: 'ConvertFrom-StringData',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Turns lines of `name = value` into a hashtable.',
  outputTypes: ['System.Collections.Hashtable'],
  parameters: {
    StringData: {
      type: string,
      help: 'The text; lines that begin with # are comments.',
      mandatory: true,
      position: 0,
      pipeline: true,
      allowEmptyString: true,
    },
    Delimiter: { type: char, help: 'What stands between name and value; an equals sign without it.', position: 1 },
  },
  examples: [{ code: '(ConvertFrom-StringData "a = 1`nb = 2").b', remarks: '2.' }],
  run: (context) => ({
    process() {
      const { StringData, Delimiter } = context.parameters;
      const delimiter = Delimiter ? String(Delimiter) : '=';
      const table = new Hashtable();
      for (const raw of StringData.split('\n')) {
        const line = raw.trim();
        if (line === '' || line.startsWith('#')) continue;
        const at = line.indexOf(delimiter);
        if (at < 0) {
          const message = `Data line '${line}' is not in 'name=value' format. `;
          return context.throwTerminating(
            errorRecord({
              exception: newException(PSInvalidOperationException, message),
              id: 'InvalidOperation',
              category: 'InvalidOperation',
            }),
          );
        }
        const name = unescapePattern(line.slice(0, at).trim());
        if (table.has(name)) {
          const message = `Data item '${name}' in line '${line}' is already defined. `;
          return context.throwTerminating(
            errorRecord({
              exception: newException(PSInvalidOperationException, message),
              id: 'InvalidOperation',
              category: 'InvalidOperation',
            }),
          );
        }
        table.set(name, unescapePattern(line.slice(at + 1).trim()));
      }
      context.write(table);
    },
  }),
});
