import { cmdlet } from '../../src/engine/command/definition.js';
import { netType, string, stringArray, switchParameter, uri } from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';
import { cimConnection } from './windows/cim-parameters.js';

/** Reads management data. */
export const GetCimInstance = cmdlet({
  name: 'Get-CimInstance',
  module: 'CimCmdlets',
  synopsis: 'Reads management data.',
  defaultSet: 'ClassName',
  sets: ['ClassName', 'Query', 'CimInstance'],
  parameters: {
    ClassName: {
      type: string,
      help: 'The class.',
      sets: { ClassName: { mandatory: true, position: 0, byName: true } },
    },
    InputObject: {
      type: netType<NetObject>('Microsoft.Management.Infrastructure.CimInstance', 'CimInstance'),
      help: 'The object to read again.',
      aliases: ['CimInstance'],
      sets: { CimInstance: { mandatory: true, position: 0, pipeline: true } },
    },
    Query: { type: string, help: 'A query in WQL.', sets: { Query: { mandatory: true, byName: true } } },
    QueryDialect: { type: string, help: 'The language of the query.', byName: true },
    Filter: { type: string, help: 'Only objects that fulfil this.', sets: { ClassName: { byName: true } } },
    Property: {
      type: stringArray,
      help: 'Only these properties.',
      aliases: ['SelectProperties'],
      sets: { ClassName: {} },
    },
    KeyOnly: { type: switchParameter, help: 'Only keys.' },
    Shallow: { type: switchParameter, help: 'Not those of derived classes.' },
    ResourceUri: { type: uri, help: 'The address of the class.', byName: true },
    Namespace: { type: string, help: 'The namespace of the class.', byName: true },
    ...cimConnection,
  },
  run: (context) => notHere(context, 'it does not speak CIM or WMI.'),
});
