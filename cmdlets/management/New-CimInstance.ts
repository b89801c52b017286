import { cmdlet } from '../../src/engine/command/definition.js';
import {
  dictionary,
  netType,
  string,
  stringArray,
  switchParameter,
  uri,
} from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';
import { cimConnection } from './windows/cim-parameters.js';

/** Makes management data. */
export const NewCimInstance = cmdlet({
  name: 'New-CimInstance',
  module: 'CimCmdlets',
  synopsis: 'Makes management data.',
  defaultSet: 'ClassName',
  sets: ['ClassName', 'CimClass'],
  shouldProcess: true,
  parameters: {
    ClassName: {
      type: string,
      help: 'The class.',
      sets: { ClassName: { mandatory: true, position: 0, byName: true } },
    },
    CimClass: {
      type: netType<NetObject>('Microsoft.Management.Infrastructure.CimClass', 'CimClass'),
      help: 'The class.',
      sets: { CimClass: { mandatory: true, position: 0, pipeline: true } },
    },
    Property: { type: dictionary, help: 'Names and values.', aliases: ['Arguments'], position: 1, byName: true },
    Key: { type: stringArray, help: 'Names of keys.', sets: { ClassName: { byName: true } } },
    ClientOnly: { type: switchParameter, help: 'Makes it only here.', aliases: ['Local'] },
    ResourceUri: { type: uri, help: 'The address of the class.', byName: true },
    Namespace: { type: string, help: 'The namespace of the class.', byName: true },
    ...cimConnection,
  },
  run: (context) => notHere(context, 'it does not speak CIM or WMI.'),
});
