import { cmdlet } from '../../src/engine/command/definition.js';

/** Gets the object that stands for the shell. */
export const GetHost = cmdlet({
  name: 'Get-Host',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Gets the object that stands for the shell.',
  outputTypes: ['System.Management.Automation.Internal.Host.InternalHost'],
  parameters: {},
  examples: [{ code: '(Get-Host).Name', remarks: 'The name of the shell.' }],
  run: (context) => ({ process: () => context.write(context.session.global.find('host')?.read() ?? null) }),
});
