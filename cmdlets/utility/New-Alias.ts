import { cmdlet } from '../../src/engine/command/definition.js';
import { switchParameter } from '../../src/engine/command/parameter-types.js';
import { aliasRows } from './aliases/alias-rows.js';
import { putAlias } from './aliases/alias-table.js';

/** Makes an alias. */
export const NewAlias = cmdlet({
  name: 'New-Alias',
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Makes an alias.',
  aliases: ['nal'],
  shouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['System.Management.Automation.AliasInfo'],
  parameters: {
    ...aliasRows,
    Force: { type: switchParameter, help: 'Replaces an alias of that name.' },
  },
  examples: [{ code: 'New-Alias now Get-Date; (Get-Alias now).Definition', remarks: 'Get-Date.' }],
  run: (context) => ({
    process() {
      const { parameters: p } = context;
      if (!context.shouldProcess(`Name: ${p.Name} Value: ${p.Value}`, 'New Alias')) return;
      const alias = putAlias(context, p, p.Force ? 'replace' : 'add');
      if (alias && p.PassThru) context.write(alias);
    },
  }),
});
