import { cmdlet } from '../../src/engine/command/definition.js';
import { psobject, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';
import { filterParameters } from '../management/providers/path-parameters.js';

/** Reads who may do what with a file. */
export const GetAcl = cmdlet({
  name: 'Get-Acl',
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Reads who may do what with a file.',
  defaultSet: 'ByPath',
  sets: ['ByPath', 'ByLiteralPath', 'ByInputObject'],
  parameters: {
    Path: {
      type: stringArray,
      help: 'The items; wildcards are allowed.',
      sets: { ByPath: { position: 0, pipeline: true, byName: true } },
    },
    LiteralPath: {
      type: stringArray,
      help: 'The items, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      sets: { ByLiteralPath: { byName: true } },
    },
    InputObject: { type: psobject, help: 'The object.', sets: { ByInputObject: { mandatory: true, byName: true } } },
    Audit: { type: switchParameter, help: 'What is logged, too.' },
    ...filterParameters,
  },
  run: (context) => notHere(context, 'file permissions are left to the system.'),
});
