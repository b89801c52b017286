import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { aliasRows } from './aliases/alias-rows.js';
import { putAlias } from './aliases/alias-table.js';

/** Makes or changes an alias. */
export const SetAlias = cmdlet({
  name: 'Set-Alias',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes or changes an alias.',
  aliases: ['sal'],
  shouldProcess: true,
  outputTypes: ['System.Management.Automation.AliasInfo'],
  parameters: {
    ...aliasRows,
    Force: { type: switchParameter, help: 'Changes a read-only alias.' },
  },
  examples: [{ code: 'Set-Alias today Get-Date; (Get-Alias today).Definition', remarks: 'Get-Date.' }],
  run: (context) => ({
    process() {
      const { parameters: p } = context;
      if (!context.shouldProcess(`Name: ${p.Name} Value: ${p.Value}`, 'Set Alias')) return;
      const alias = putAlias(context, p, 'replace');
      if (alias && p.PassThru) context.write(alias);
    },
  }),
});
