import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { breakpointParameters } from './debugging/breakpoint-parameters.js';
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
    ...breakpointParameters,
  },
  run: (context) => missingBreakpoints(context),
});
