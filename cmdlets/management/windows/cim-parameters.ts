import { arrayOf, netType, stringArray, uint32 } from '../../../src/engine/command/parameter-types.js';
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
