import { arrayOf, netType, string, stringArray, uint32 } from '../../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../../src/engine/values/value.js';

/** Where CIM cmdlets connect to. */
export const cimConnection = {
  CimSession: {
    type: arrayOf(netType<NetObject>('Microsoft.Management.Infrastructure.CimSession', 'CimSession')),
    help: 'The sessions to use.',
    pipeline: true,
  },
  ComputerName: { type: stringArray, help: 'Names of remote computers.', aliases: ['CN', 'ServerName'], byName: true },
  OperationTimeoutSec: { type: uint32, help: 'Seconds until an operation is given up.', aliases: ['OT'] },
} as const;

/** The objects that a CIM cmdlet changes: given, or found by a query. */
export const cimInstances = {
  InputObject: {
    type: netType<NetObject>('Microsoft.Management.Infrastructure.CimInstance', 'CimInstance'),
    help: 'The object.',
    aliases: ['CimInstance'],
    sets: { CimInstance: { mandatory: true, position: 0, pipeline: true } },
  },
  Query: { type: string, help: 'A query in WQL.', sets: { Query: { mandatory: true, position: 0, byName: true } } },
  QueryDialect: { type: string, help: 'The language of the query.', sets: { Query: { byName: true } } },
} as const;
