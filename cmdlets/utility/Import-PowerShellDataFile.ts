import { existsSync } from 'node:fs';
import type { CmdletContext } from '../../src/engine/command/cmdlet-context.js';
import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { type ErrorRecord, errorRecord } from '../../src/engine/errors/error-record.js';
import { ArgumentException, InvalidOperationException } from '../../src/engine/errors/exception-types.js';
import { newException } from '../../src/engine/errors/exceptions.js';
import { netError } from '../../src/engine/errors/terminating.js';
import { dataFile, readDataFile } from './data/data-files.js';
import { readDataText } from './data/data-language.js';

/** Reads the table of a `.psd1` file; nothing in it is run. */
export const ImportPowerShellDataFile = cmdlet({
  name: 'Import-PowerShellDataFile',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Reads the table of a `.psd1` file; nothing in it is run.',
  defaultSet: 'ByPath',
  sets: ['ByPath', 'ByLiteralPath'],
  outputTypes: ['System.Collections.Hashtable'],
  parameters: {
    Path: {
      type: stringArray,
      help: 'The files.',
      validate: [notNullOrEmpty],
      sets: { ByPath: { mandatory: true, position: 0 } },
    },
    LiteralPath: {
      type: stringArray,
      help: 'The files, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      validate: [notNullOrEmpty],
      sets: { ByLiteralPath: { mandatory: true, position: 0, byName: true } },
    },
    SkipLimitCheck: { type: switchParameter, help: 'Files of any size are read: so without it, too.' },
  },
  examples: [
    {
      code: "Set-Content a.psd1 '@{ Name = ''b1''; Total = 5 }'; (Import-PowerShellDataFile a.psd1).Total",
      remarks: '5.',
    },
  ],
  run: (context) => ({
    process() {
      const { Path, LiteralPath } = context.parameters;
      for (const file of LiteralPath ?? Path ?? []) {
        const path = dataFile(context.session, file, LiteralPath !== undefined);
        if (existsSync(path)) importFile(context, path);
        else context.writeError(missing(file));
      }
    },
  }),
});

type Output = Pick<CmdletContext<unknown>, 'session' | 'write' | 'writeError'>;

function importFile(context: Output, path: string): void {
  const read = readDataText(context.session, readDataFile(path), path);
  if ('table' in read) {
    context.write(read.table);
    return;
  }
  if ('dynamic' in read) {
    const message = `Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. Dynamic expression: ${read.dynamic}.`;
    throw netError(newException(InvalidOperationException, message));
  }
  const message = `The file '${path}' could not be parsed as a PowerShell Data File.`;
  const ending = read.problem === 'no table' ? 'NoHashtableRoot' : '';
  context.writeError(
    errorRecord({
      exception: newException(InvalidOperationException, message),
      id: `CouldNotParseAsPowerShellDataFile${ending}`,
      category: 'InvalidData',
      target: path,
    }),
  );
}

function missing(path: string): ErrorRecord {
  const exception = newException(ArgumentException, `Cannot find path '${path}' because it does not exist.`);
  return errorRecord({ exception, id: 'PathNotFound', category: 'InvalidArgument', target: path });
}
