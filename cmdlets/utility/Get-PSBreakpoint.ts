import { cmdlet } from '../../src/engine/command/definition.js';
import { arrayOf, enumType, int32Array, netType, stringArray } from '../../src/engine/command/parameter-types.js';
import { notNull, notNullOrEmpty } from '../../src/engine/command/validation.js';
import type { NetObject } from '../../src/engine/values/value.js';

/** Gets the breakpoints of the session; there are none. */
export const GetPSBreakpoint = cmdlet({
  name: 'Get-PSBreakpoint',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets the breakpoints of the session; there are none.',
  defaultSet: 'Line',
  sets: ['Line', 'Command', 'Variable', 'Type', 'Id'],
  aliases: ['gbp'],
  parameters: {
    Script: {
      type: stringArray,
      sets: { Line: { position: 0, pipeline: true }, Command: {}, Variable: {}, Type: {} },
      validate: [notNullOrEmpty],
      help: 'The script files.',
    },
    Id: {
      type: int32Array,
      sets: { Id: { mandatory: true, position: 0, pipeline: true } },
      validate: [notNull],
      help: 'Numbers of the objects.',
    },
    Variable: {
      type: stringArray,
      sets: { Variable: { mandatory: true } },
      validate: [notNull],
      help: 'The variables to watch.',
    },
    Command: {
      type: stringArray,
      sets: { Command: { mandatory: true } },
      validate: [notNull],
      help: 'The commands to watch.',
    },
    Type: {
      type: arrayOf(enumType('Microsoft.PowerShell.Commands.BreakpointType', ['Line', 'Variable', 'Command'])),
      sets: { Type: { mandatory: true, position: 0, pipeline: true } },
      validate: [notNull],
      help: 'Only breakpoints of these kinds.',
    },
    Runspace: {
      type: netType<NetObject>('System.Management.Automation.Runspaces.Runspace', 'runspace'),
      validate: [notNull],
      help: 'The runspace.',
    },
  },
  examples: [{ code: '@(Get-PSBreakpoint).Count', remarks: '0.' }],
  run: () => ({}),
});
