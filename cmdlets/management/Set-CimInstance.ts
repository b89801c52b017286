import { cmdlet } from '../../src/engine/command/definition.js';
import { dictionary, netType, string, switchParameter, uri } from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';
import { cimConnection } from './windows/cim-parameters.js';

/** Changes management data. */
export const SetCimInstance = cmdlet({
  name: 'Set-CimInstance',
  module: 'CimCmdlets',
  synopsis: 'Changes management data.',
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
    Property: {
      type: dictionary,
      help: 'Names and values.',
      aliases: ['Arguments'],
      sets: { CimInstance: { byName: true }, Query: { mandatory: true, byName: true } },
    },
    PassThru: { type: switchParameter, help: 'Writes the object that was changed.' },
    ResourceUri: { type: uri, help: 'The address of the class.', byName: true },
    Namespace: { type: string, help: 'The namespace of the class.', byName: true },
    ...cimConnection,
  },
  run: (context) => notHere(context, 'it does not speak CIM or WMI.'),
});
