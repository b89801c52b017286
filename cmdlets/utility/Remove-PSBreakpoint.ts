import { cmdlet } from '../../src/engine/command/definition.js';
import { breakpointParameters } from './debugging/breakpoint-parameters.js';
import { missingBreakpoints } from './debugging/breakpoints.js';

/** Removes breakpoints. */
export const RemovePSBreakpoint = cmdlet({
  name: 'Remove-PSBreakpoint',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Removes breakpoints.',
  defaultSet: 'Breakpoint',
  sets: ['Breakpoint', 'Id'],
  aliases: ['rbp'],
  shouldProcess: true,
  parameters: {
    ...breakpointParameters,
  },
  run: (context) => missingBreakpoints(context),
});
