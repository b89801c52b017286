import { cmdlet } from '../../src/engine/command/definition.js';
import { callStackFrames } from '../../src/engine/pipeline/call-stack-frame.js';

/** Shows the functions and scripts that run, innermost first. */
export const GetPSCallStack = cmdlet({
  name: 'Get-PSCallStack',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Shows the functions and scripts that run, innermost first.',
  aliases: ['gcs'],
  outputTypes: ['System.Management.Automation.CallStackFrame'],
  parameters: {},
  examples: [{ code: '(Get-PSCallStack).Count', remarks: 'How deep the calls are nested.' }],
  run: (context) => ({
    process() {
      for (const frame of callStackFrames(context.session)) context.write(frame);
    },
  }),
});
