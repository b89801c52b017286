import { arrayOf, int32Array, netType } from '../../../src/engine/command/parameter-types.js';
import { notNull } from '../../../src/engine/command/validation.js';
import type { NetObject } from '../../../src/engine/values/value.js';

/** The parameters by which cmdlets name breakpoints. */
export const breakpointParameters = {
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
} as const;
