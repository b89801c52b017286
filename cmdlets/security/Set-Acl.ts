import { cmdlet } from '../../src/engine/command/definition.js';
import { netType, psobject, stringArray, switchParameter } from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';
import { filterParameters } from '../management/providers/path-parameters.js';

/** Sets who may do what with a file. */
export const SetAcl = cmdlet({
  name: 'Set-Acl',
  module: 'Microsoft.PowerShell.Security',
  synopsis: 'Sets who may do what with a file.',
  defaultSet: 'ByPath',
  sets: ['ByPath', 'ByLiteralPath', 'ByInputObject'],
  shouldProcess: true,
  parameters: {
    Path: {
      type: stringArray,
      help: 'The items; wildcards are allowed.',
      sets: { ByPath: { mandatory: true, position: 0, pipeline: true, byName: true } },
    },
    LiteralPath: {
      type: stringArray,
      help: 'The items, exactly as typed.',
      aliases: ['PSPath', 'LP'],
      sets: { ByLiteralPath: { mandatory: true, byName: true } },
    },
    InputObject: {
      type: psobject,
      help: 'The object.',
      sets: { ByInputObject: { mandatory: true, position: 0, pipeline: true, byName: true } },
    },
    AclObject: {
      type: netType<NetObject>('System.Security.AccessControl.ObjectSecurity', 'ObjectSecurity'),
      help: 'The permissions.',
      sets: {
        ByPath: { mandatory: true, position: 1, pipeline: true },
        ByLiteralPath: { mandatory: true, position: 1, pipeline: true },
        ByInputObject: { mandatory: true, position: 1, pipeline: true },
      },
    },
    Passthru: { type: switchParameter, help: 'Writes the permissions.' },
    ...filterParameters,
  },
  run: (context) => notHere(context, 'file permissions are left to the system.'),
});
