import { cmdlet } from '../../src/engine/command/definition.js';
import { encoding } from '../../src/engine/command/encoding-parameter.js';
import { objectArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';
import { ContentWriters } from './content/write.js';
import {
  credentialParameter,
  filterParameters,
  forceParameter,
  literalPathParameter,
  pathByNameParameter,
  pathSets,
} from './providers/path-parameters.js';

/** Adds lines at the end of a file, and makes it when it is not there. */
export const AddContent = cmdlet({
  name: 'Add-Content',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Adds lines at the end of a file, and makes it when it is not there.',
  aliases: ['ac'],
  defaultSet: 'Path',
  sets: pathSets,
  shouldProcess: true,
  outputTypes: ['System.String'],
  parameters: {
    Value: {
      type: objectArray,
      help: 'The lines; other values as text.',
      mandatory: true,
      position: 1,
      pipeline: true,
      byName: true,
      allowNull: true,
      allowEmptyString: true,
      allowEmptyCollection: true,
    },
    PassThru: { type: switchParameter, help: 'Hands the values on.' },
    Path: pathByNameParameter,
    LiteralPath: literalPathParameter,
    ...filterParameters,
    Force: forceParameter,
    Credential: credentialParameter,
    NoNewline: { type: switchParameter, help: 'Puts no line ends behind the values.' },
    Encoding: { type: encoding, help: 'How the characters are stored.', validate: [notNullOrEmpty] },
    AsByteStream: { type: switchParameter, help: 'The values are bytes.' },
  },
  examples: [{ code: "Set-Content a.txt 'one'; Add-Content a.txt 'two'; @(Get-Content a.txt).Count", remarks: '2.' }],
  run: (context) => {
    const writers = new ContentWriters(context, true);
    return {
      process: () => writers.process(),
      end: () => writers.commit(),
      clean: () => writers.discard(),
    };
  },
});
