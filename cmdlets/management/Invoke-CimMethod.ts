import { cmdlet } from '../../src/engine/command/definition.js';
import { dictionary, netType, string, uri } from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';
import { cimConnection } from './windows/cim-parameters.js';

/** Calls a management method. */
export const InvokeCimMethod = cmdlet({
  name: 'Invoke-CimMethod',
  module: 'CimCmdlets',
  synopsis: 'Calls a management method.',
  defaultSet: 'ClassName',
  sets: ['ClassName', 'CimInstance', 'CimClass', 'Query'],
  shouldProcess: true,
  parameters: {
    ClassName: {
      type: string,
      help: 'The class.',
      aliases: ['Class'],
      sets: { ClassName: { mandatory: true, position: 0, byName: true } },
    },
    CimClass: {
      type: netType<NetObject>('Microsoft.Management.Infrastructure.CimClass', 'CimClass'),
      help: 'The class.',
      sets: { CimClass: { mandatory: true, position: 0, pipeline: true } },
    },
    InputObject: {
      type: netType<NetObject>('Microsoft.Management.Infrastructure.CimInstance', 'CimInstance'),
      help: 'The object.',
      aliases: ['CimInstance'],
      sets: { CimInstance: { mandatory: true, position: 0, pipeline: true } },
    },
    Query: { type: string, help: 'A query in WQL.', sets: { Query: { mandatory: true, byName: true } } },
    QueryDialect: { type: string, help: 'The language of the query.', sets: { Query: { byName: true } } },
    MethodName: { type: string, help: 'The method.', aliases: ['Name'], mandatory: true, position: 2, byName: true },
    Arguments: { type: dictionary, help: 'Names and values of its arguments.', position: 1 },
    ResourceUri: { type: uri, help: 'The address of the class.', byName: true },
    Namespace: { type: string, help: 'The namespace of the class.', byName: true },
    ...cimConnection,
  },
  run: (context) => notHere(context, 'it does not speak CIM or WMI.'),
});
