import { encoding } from '../../../src/engine/command/encoding-parameter.js';
import { objectArray, switchParameter } from '../../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../../src/engine/command/validation.js';
import {
  credentialParameter,
  filterParameters,
  forceParameter,
  literalPathParameter,
  pathByNameParameter,
} from '../providers/path-parameters.js';

/** The parameters of Add-Content and Set-Content. */
export const contentWriterParameters = {
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
} as const;
