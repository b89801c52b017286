import { cmdlet } from '../../src/engine/command/definition.js';
import {
  enumType,
  int32,
  int32Array,
  netType,
  scriptBlock,
  stringArray,
} from '../../src/engine/command/parameter-types.js';
import { notNull, range } from '../../src/engine/command/validation.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { notHere } from '../core/not-here.js';

/** Sets a breakpoint in a script. */
export const SetPSBreakpoint = cmdlet({
  name: 'Set-PSBreakpoint',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Sets a breakpoint in a script.',
  defaultSet: 'Line',
  sets: ['Line', 'Command', 'Variable'],
  aliases: ['sbp'],
  parameters: {
    Action: { type: scriptBlock, sets: { Command: {}, Line: {}, Variable: {} }, help: 'The commands to run.' },
    Column: {
      type: int32,
      sets: { Line: { position: 2 } },
      validate: [range(1, 2147483647)],
      help: 'The column in the line.',
    },
    Command: {
      type: stringArray,
      aliases: ['C'],
      sets: { Command: { mandatory: true } },
      help: 'The commands to watch.',
    },
    Line: { type: int32Array, sets: { Line: { mandatory: true, position: 1 } }, help: 'The lines.' },
    Script: {
      type: stringArray,
      sets: { Command: { position: 0 }, Line: { mandatory: true, position: 0 }, Variable: { position: 0 } },
      validate: [notNull],
      help: 'The script files.',
    },
    Variable: {
      type: stringArray,
      aliases: ['V'],
      sets: { Variable: { mandatory: true } },
      help: 'The variables to watch.',
    },
    Mode: {
      type: enumType('System.Management.Automation.VariableAccessMode', ['Read', 'Write', 'ReadWrite']),
      sets: { Variable: {} },
      help: 'Whether reading or writing counts.',
    },
    Runspace: {
      type: netType<NetObject>('System.Management.Automation.Runspaces.Runspace', 'runspace'),
      validate: [notNull],
      help: 'The runspace.',
    },
  },
  run: (context) => notHere(context, 'there is no debugger.'),
});
