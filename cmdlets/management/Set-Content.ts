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

/** Writes lines into a file, in place of what is there. */
export const SetContent = cmdlet({
  name: 'Set-Content',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Writes lines into a file, in place of what is there.',

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
  examples: [{ code: "Set-Content a.txt 'one'; Get-Content a.txt", remarks: 'one.' }],
  run: (context) => {
    const writers = new ContentWriters(context, false);
    return {
      process: () => writers.process(),
      end: () => writers.commit(),
      clean: () => writers.discard(),
    };
  },
});
