import { cmdlet } from '../../src/engine/command/definition.js';
import { netType, string, uri } from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';
import { cimConnection } from './windows/cim-parameters.js';

/** Removes management data. */
export const RemoveCimInstance = cmdlet({
  name: 'Remove-CimInstance',
  module: 'CimCmdlets',
  synopsis: 'Removes management data.',
  defaultSet: 'CimInstance',
  sets: ['CimInstance', 'Query'],
  shouldProcess: true,
  parameters: {
    InputObject: {
      type: netType<NetObject>('Microsoft.Management.Infrastructure.CimInstance', 'CimInstance'),
      help: 'The object.',
      aliases: ['CimInstance'],
      sets: { CimInstance: { mandatory: true, position: 0, pipeline: true } },
    },
    Query: { type: string, help: 'A query in WQL.', sets: { Query: { mandatory: true, position: 0, byName: true } } },
    QueryDialect: { type: string, help: 'The language of the query.', sets: { Query: { byName: true } } },
    ResourceUri: { type: uri, help: 'The address of the class.', byName: true },
    Namespace: { type: string, help: 'The namespace of the class.', byName: true },
    ...cimConnection,
  },
  run: (context) => notHere(context, 'it does not speak CIM or WMI.'),
});
