import { cmdlet } from '../../src/engine/command/definition.js';
import { arrayOf, int32Array, netType, stringArray } from '../../src/engine/command/parameter-types.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';

/** Debugs a process. */
export const DebugProcess = cmdlet({
  name: 'Debug-Process',
  module: 'Microsoft.PowerShell.Management',
  synopsis: 'Debugs a process.',
  defaultSet: 'Name',
  sets: ['Name', 'Id', 'InputObject'],
  shouldProcess: true,
  parameters: {
    Name: {
      type: stringArray,
      help: 'Names of processes.',
      aliases: ['ProcessName'],
      sets: { Name: { mandatory: true, position: 0, byName: true } },
    },
    Id: {
      type: int32Array,
      help: 'Ids of processes.',
      aliases: ['PID', 'ProcessId'],
      sets: { Id: { mandatory: true, position: 0, byName: true } },
    },
    InputObject: {
      type: arrayOf(netType<NetObject>('System.Diagnostics.Process', 'Process')),
      help: 'The processes.',
      sets: { InputObject: { mandatory: true, pipeline: true } },
    },
  },
  run: (context) => notHere(context, 'there is no debugger.'),
});
