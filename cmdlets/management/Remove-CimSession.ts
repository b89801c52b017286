import { cmdlet } from '../../src/engine/command/definition.js';
import { arrayOf, int32Array, netType, stringArray } from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';

/** Ends management connections. */
export const RemoveCimSession = cmdlet({
  name: 'Remove-CimSession',
  module: 'CimCmdlets',
  synopsis: 'Ends management connections.',
  defaultSet: 'CimSessionSet',
  sets: ['CimSessionSet', 'ComputerNameSet', 'SessionIdSet', 'InstanceIdSet', 'NameSet'],
  shouldProcess: true,
  parameters: {
    CimSession: {
      type: arrayOf(netType<NetObject>('Microsoft.Management.Infrastructure.CimSession', 'CimSession')),
      help: 'The sessions.',
      sets: { CimSessionSet: { mandatory: true, position: 0, pipeline: true } },
    },
    ComputerName: {
      type: stringArray,
      help: 'Names of remote computers.',
      aliases: ['CN', 'ServerName'],
      sets: { ComputerNameSet: { mandatory: true, position: 0, pipeline: true, byName: true } },
    },
    Id: {
      type: int32Array,
      help: 'Numbers of sessions.',
      sets: { SessionIdSet: { mandatory: true, position: 0, byName: true } },
    },
    InstanceId: {
      type: stringArray,
      help: 'GUIDs of sessions.',
      sets: { InstanceIdSet: { mandatory: true, byName: true } },
    },
    Name: { type: stringArray, help: 'Names of sessions.', sets: { NameSet: { mandatory: true, byName: true } } },
  },
  run: (context) => notHere(context, 'it does not speak CIM or WMI.'),
});
