import { cmdlet } from '../../src/engine/command/definition.js';
import { string, switchParameter } from '../../src/engine/command/parameter-types.js';
import { putAlias } from './aliases/alias-table.js';
import { scopedItemOptions } from './variables/scoped-item-options.js';

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
    Name: { type: string, help: 'The alias.', mandatory: true, position: 0, byName: true },
    Value: { type: string, help: 'The command the alias stands for.', mandatory: true, position: 1, byName: true },
    Description: { type: string, help: 'A text that says what it is for.' },
    Option: { type: scopedItemOptions, help: 'None, ReadOnly, Constant, Private or AllScope.' },
    PassThru: { type: switchParameter, help: 'Outputs the object, which is not output otherwise.' },
    Scope: { type: string, help: 'Global, Local, Script, or a number of levels up.' },
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
