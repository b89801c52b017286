import { cmdlet } from '../../src/engine/command/definition.js';
import { encoding } from '../../src/engine/command/encoding-parameter.js';
import { int32, int64, string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty, range } from '../../src/engine/command/validation.js';
import { conflict, readContent } from './content/read.js';
import { noContentItem } from './providers/item-errors.js';
import {
  credentialParameter,
  filterParameters,
  forceParameter,
  forEachItem,
  literalPathParameter,
  pathByNameParameter,
  pathSets,
} from './providers/path-parameters.js';

/** Reads what is in a file, line by line. */
export const GetContent = cmdlet({
  name: 'Get-Content',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Reads what is in a file, line by line.',
  aliases: ['cat', 'gc', 'type'],
  defaultSet: 'Path',
  sets: pathSets,
  outputTypes: ['System.Byte', 'System.String'],
  parameters: {
    ReadCount: { type: int64, help: 'Lines that are sent on together; 0: all of them.', byName: true, default: 1n },
    TotalCount: {
      type: int64,
      help: 'Lines from the beginning.',
      aliases: ['First', 'Head'],
      byName: true,
      validate: [range(0n, 9223372036854775807n)],
      default: -1n,
    },
    Tail: {
      type: int32,
      help: 'Lines from the end.',
      aliases: ['Last'],
      byName: true,
      validate: [range(0, 2147483647)],
      default: -1,
    },
    Path: pathByNameParameter,
    LiteralPath: literalPathParameter,
    ...filterParameters,
    Force: forceParameter,
    Credential: credentialParameter,
    Delimiter: { type: string, help: 'What ends a line instead of a line end.', validate: [notNullOrEmpty] },
    Wait: { type: switchParameter, help: 'Stays and shows what is added to the file, until Ctrl+C.' },
    Raw: { type: switchParameter, help: 'The whole file as one string, line ends included.' },
    Encoding: {
      type: encoding,
      help: 'How the characters are stored; a byte order mark decides before it.',
      validate: [notNullOrEmpty],
    },
    AsByteStream: { type: switchParameter, help: 'Bytes instead of lines.' },
  },
  examples: [
    { code: "Set-Content a.txt 'one', 'two'; Get-Content a.txt -Tail 1", remarks: 'two.' },
    { code: "Set-Content b.txt 'x', 'y'; (Get-Content b.txt -Raw).Length -ge 4", remarks: 'The line ends count.' },
  ],
  run: (context) => ({
    begin: () => conflict(context),
    process: () => forEachItem(context, context.parameters, (place) => readContent(context, place), noContentItem),
  }),
});
