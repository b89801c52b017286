import { cmdlet } from '../../src/engine/command/definition.js';
import { int32Array, stringArray } from '../../src/engine/command/parameter-types.js';
import { notHere } from '../core/not-here.js';

/** Lists management connections. */
export const GetCimSession = cmdlet({
  name: 'Get-CimSession',
  module: 'CimCmdlets',
  synopsis: 'Lists management connections.',
  defaultSet: 'ComputerNameSet',
  sets: ['ComputerNameSet', 'SessionIdSet', 'InstanceIdSet', 'NameSet'],
  parameters: {
    ComputerName: {
      type: stringArray,
      help: 'Names of remote computers.',
      aliases: ['CN', 'ServerName'],
      sets: { ComputerNameSet: { position: 0, pipeline: true, byName: true } },
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
