import { cmdlet } from '../../src/engine/command/definition.js';
import { arrayOf, int32Array, netType, switchParameter } from '../../src/engine/command/parameter-types.js';
import { notNull } from '../../src/engine/command/validation.js';
import type { NetObject } from '../../src/engine/values/value.js';
import { missingBreakpoints } from './debugging/breakpoints.js';

/** Switches breakpoints off. */
export const DisablePSBreakpoint = cmdlet({
  name: 'Disable-PSBreakpoint',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Switches breakpoints off.',
  defaultSet: 'Breakpoint',
  sets: ['Breakpoint', 'Id'],
  aliases: ['dbp'],
  shouldProcess: true,
  parameters: {
    PassThru: { type: switchParameter, help: 'Outputs the objects that were worked on.' },
    Breakpoint: {
      type: arrayOf(netType<NetObject>('System.Management.Automation.Breakpoint', 'Breakpoint')),
      sets: { Breakpoint: { mandatory: true, position: 0, pipeline: true } },
      validate: [notNull],
      help: 'The breakpoints themselves.',
    },
    Id: {
      type: int32Array,
      sets: { Id: { mandatory: true, position: 0, byName: true } },
      validate: [notNull],
      help: 'Numbers of the objects.',
    },
    Runspace: {
      type: netType<NetObject>('System.Management.Automation.Runspaces.Runspace', 'runspace'),
      aliases: ['RunspaceId'],
      sets: { Id: { byName: true } },
      help: 'The runspace.',
    },
  },
  run: (context) => missingBreakpoints(context),
});
