import { cmdlet } from '../../src/engine/command/definition.js';
import { stringArray } from '../../src/engine/command/parameter-types.js';
import { notNullOrEmpty } from '../../src/engine/command/validation.js';

/** Gets the sources of PowerShell's own traces; this shell has none. */
export const GetTraceSource = cmdlet({
  name: 'Get-TraceSource',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: "Gets the sources of PowerShell's own traces; this shell has none.",
  parameters: {
    Name: {
      type: stringArray,
      help: 'The name; wildcards are allowed.',
      position: 0,
      pipeline: true,
      byName: true,
      validate: [notNullOrEmpty],
    },
  },
  examples: [{ code: '@(Get-TraceSource).Count', remarks: '0.' }],
  run: () => ({}),
});
